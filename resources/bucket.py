"""A bucket that speaks S3, as the library's storage: private, read in parts, and never waited for long."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any

from django.core.files.base import File
from django.core.files.storage import Storage

from resources.storage import StorageAwayError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 256 * 1024  # bytes read ahead: a request each would be slow, a whole film would fill the memory
CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 5.0
PROBE_SECONDS = 1.0  # a balancer that asks how we are does not wait as long as a reader
NOT_THERE = {"404", "NoSuchKey", "NotFound"}


class BucketStorage(Storage):
    """`STORAGES["library"]` where `LIBRARY_BUCKET` names a bucket. Who may read and write it, the environment says.

    It has no addresses: bytes pass through the site, which knows what was withdrawn and sends its own headers.
    """

    def __init__(
        self,
        bucket: str,
        endpoint: str = "",
        region: str = "",
        *,
        connect_seconds: float = CONNECT_SECONDS,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self.bucket, self.endpoint, self.region = bucket, endpoint, region
        self.connect_seconds, self.answer_seconds = connect_seconds, answer_seconds

    @cached_property
    def client(self) -> Any:
        """Made at the first use, so that no process inherits another's connections; threads may share it.

        From a session of its own: two threads that need it first may both make one, which the shared session forbids.
        """
        import boto3  # noqa: PLC0415 (only a site with a bucket has it)
        from botocore.config import Config  # noqa: PLC0415

        return boto3.session.Session().client(
            "s3",
            endpoint_url=self.endpoint or None,
            region_name=self.region or None,
            config=Config(
                connect_timeout=self.connect_seconds,
                read_timeout=self.answer_seconds,
                retries={"mode": "standard", "total_max_attempts": 2},
                # What this project needs no newer checksum for: bytes lie under their own sha256, and not every
                # server that speaks S3 knows the newer ones.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    @cached_property
    def probe(self) -> BucketStorage:
        """The same bucket, asked with less patience."""
        patience = {"connect_seconds": PROBE_SECONDS, "answer_seconds": PROBE_SECONDS}
        return BucketStorage(self.bucket, self.endpoint, self.region, **patience)

    def answers(self) -> bool:
        """Whether the bucket is there and lets us in; known within four seconds."""
        try:
            self.probe._ask("head_bucket", "")
        except OSError:
            return False
        return True

    def exists(self, name: str) -> bool:
        """Whether something lies under that name. Raises `StorageAwayError`."""
        try:
            self.size(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        """Its length in bytes. Raises `FileNotFoundError`, `StorageAwayError`."""
        return int(self._ask("head_object", name)["ContentLength"])

    def delete(self, name: str) -> None:
        """Take it away; nothing happens where there is nothing. Raises `StorageAwayError`."""
        self._ask("delete_object", name)

    def body(self, name: str, start: int) -> Any:
        """The bytes from `start` on, as a stream that fetches them while it is read."""
        return self._ask("get_object", name, Range=f"bytes={start}-")["Body"]

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("A bucket's files are read whole or saved whole.")
        return File(io.BufferedReader(BucketFile(self, name), PIECE), name)

    def _save(self, name: str, content: IO[Any]) -> str:
        content.seek(0)
        self._ask("put_object", name, Body=content)
        return name

    def _ask(self, method: str, name: str, **said: Any) -> Any:
        from botocore.exceptions import ClientError  # noqa: PLC0415 (see `client`)

        key = {"Key": name} if name else {}
        with away_where_it_fails():
            try:
                return getattr(self.client, method)(Bucket=self.bucket, **key, **said)
            except ClientError as refused:
                if name and refused.response.get("Error", {}).get("Code") in NOT_THERE:
                    raise FileNotFoundError(name) from refused
                raise


class BucketFile(io.RawIOBase):
    """One object, read from wherever one stands; only what is read is fetched."""

    def __init__(self, storage: BucketStorage, name: str) -> None:
        """Ask how long it is. Raises `FileNotFoundError`, `StorageAwayError`."""
        self.storage, self.name = storage, name
        self.length = storage.size(name)
        self.at = 0
        self.stream: Any = None

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """To anywhere; what lies between is not fetched."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stand elsewhere."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.length}[whence]
        at = max(start + offset, 0)
        if at != self.at:
            self._leave()
            self.at = at
        return at

    def readinto(self, buffer: WriteableBuffer) -> int:
        """The next bytes, as many as fit. Raises `StorageAwayError` where the bucket goes away meanwhile."""
        room = memoryview(buffer).cast("B")
        if self.at >= self.length or not room:
            return 0
        if self.stream is None:
            self.stream = self.storage.body(self.name, self.at)
        with away_where_it_fails():
            piece = self.stream.read(len(room))
        if not piece:  # it promised more: half a file must not pass for a whole one
            raise StorageAwayError(self.name)
        room[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)

    def close(self) -> None:
        """Let the connection go."""
        self._leave()
        super().close()

    def _leave(self) -> None:
        if self.stream is not None:
            self.stream.close()
            self.stream = None


@contextmanager
def away_where_it_fails() -> Iterator[None]:
    """Whatever the library that speaks to the bucket raises becomes a `StorageAwayError`; so does a refusal."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 (see `BucketStorage.client`)
    from urllib3.exceptions import HTTPError  # noqa: PLC0415 (comes with it)

    try:
        yield
    except (BotoCoreError, ClientError, HTTPError) as failed:
        raise StorageAwayError(str(failed)) from failed
