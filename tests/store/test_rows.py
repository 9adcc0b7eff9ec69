from __future__ import annotations

import uuid

from followup_desktop.store.rows import new_uuid, uuid_bytes, uuid_text


def test_a_new_uuid_is_random_and_of_version_4() -> None:
    made = {new_uuid() for _ in range(200)}
    assert len(made) == 200
    for each in made:
        read = uuid.UUID(bytes=each)
        assert (read.version, read.variant) == (4, uuid.RFC_4122)
        assert uuid_bytes(uuid_text(each)) == each
