"""The professionals' library: resources, files, versions, packs."""
