"""The process in which an upload is read: no Django, no settings, no network, little memory, little time."""
