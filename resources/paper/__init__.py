"""Files made out of our own words: sheets to print (PDF), text and slides to edit (Word, PowerPoint), pictures."""
