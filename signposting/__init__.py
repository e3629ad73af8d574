"""The finder (postcode, area, services) and the directory that staff keep."""
