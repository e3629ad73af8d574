"""What a resource's page shows, in words: its facts, its files and their history."""
