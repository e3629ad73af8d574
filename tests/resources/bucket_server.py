"""A server on this machine that speaks S3 as a real one does, with one bucket, for tests of the library's files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

BUCKET, REGION = "library-of-tests", "eu-west-2"
# It lets in whoever has any; they are set so that none of a developer's own are ever used.
MADE_UP = {"AWS_ACCESS_KEY_ID": "made-up", "AWS_SECRET_ACCESS_KEY": "made-up", "AWS_EC2_METADATA_DISABLED": "true"}


@contextmanager
def bucket_server() -> Iterator[str]:
    """Its address, while it runs."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def empty_bucket(endpoint: str) -> Any:
    """A client of the server, with the bucket there and nothing in it."""
    client = boto3.client("s3", endpoint_url=endpoint, region_name=REGION)
    buckets = [one["Name"] for one in client.list_buckets()["Buckets"]]
    if BUCKET not in buckets:
        client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    for one in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=one["Key"])
    return client


def in_bucket(endpoint: str, **more: Any) -> dict[str, Any]:
    """What `STORAGES["library"]` says of it."""
    options = {"bucket": BUCKET, "endpoint": endpoint, "region": REGION, **more}
    return {"BACKEND": "resources.bucket.BucketStorage", "OPTIONS": options}
