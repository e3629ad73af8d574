"""What is put into the library: read in a process apart, checked, kept by what it is."""
