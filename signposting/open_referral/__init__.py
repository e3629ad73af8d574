"""Open Referral UK: the open data we publish and read, in the national standard's own terms."""
