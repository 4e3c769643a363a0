from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.core.document import Document
from sayso.readers.feeds import read_feed
from sayso.readers.outcomes import Found, Outcome, Refused

Read = Callable[..., list[Outcome]]

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Vellmar Courier</title><link>https://courier.example</link><language>fr</language>
<item><title>Ferry &amp; harbour</title><link>https://courier.example/17</link>
<guid isPermaLink="false">courier-17</guid><dc:creator>Ilse Marrow</dc:creator>
<pubDate>Tue, 05 Mar 2024 09:15:00 +0100</pubDate><description>The ferry stops.</description>
<content:encoded><![CDATA[<p>The ferry stops.</p><p>&ldquo;Twice!&rdquo; said <b>Odo</b> Brandt.</p>]]>
</content:encoded></item>
<item><link>https://courier.example/18</link>
<description>5 &lt; 6 boats, &amp;quot;he&amp;quot; said.</description></item>
<item><title>Nothing to read</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ostmoor Post</title>
<entry><id>urn:post:1</id><title type="html">&lt;i&gt;Port&lt;/i&gt; shut</title>
<link href="https://post.example/1"/>
<author><name>Tom Pike</name></author><author><name>Ada Quill</name></author>
<updated>2024-03-05T09:15:00Z</updated>
<summary>Short.</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>The port is shut.</p></div></content>
</entry></feed>"""


def documents(outcomes: list[Outcome]) -> list[Document]:
    return [outcome.document for outcome in outcomes if isinstance(outcome, Found)]


def test_an_rss_entry_gives_its_full_content_and_what_the_feed_says(read: Read) -> None:
    first = documents(read(read_feed, RSS.encode()))[0]
    assert first == Document(
        id="courier-17",
        text="The ferry stops.\n“Twice!” said Odo Brandt.",
        url="https://courier.example/17",
        title="Ferry & harbour",
        publisher="The Vellmar Courier",
        authors=("Ilse Marrow",),
        published_at="2024-03-05T09:15:00+01:00",
        published_precision="second",
    )


def test_a_summary_stands_in_and_an_entry_without_text_is_left_to_the_gate(read: Read) -> None:
    outcomes = read(read_feed, RSS.encode())
    assert [document.text for document in documents(outcomes)[1:]] == ['5 < 6 boats, "he" said.', ""]
    assert [outcome.record for outcome in outcomes] == ["entry 1", "entry 2", "entry 3"]


def test_an_atom_entry_is_read_with_its_last_change_where_no_other_date_is(read: Read) -> None:
    (found,) = documents(read(read_feed, ATOM.encode()))
    assert (found.id, found.title, found.text) == ("urn:post:1", "Port shut", "The port is shut.")
    assert found.authors == ("Tom Pike", "Ada Quill")
    assert (found.published_at, found.published_precision) == ("2024-03-05T09:15:00Z", "second")


def test_the_source_of_a_gathered_entry_is_its_publisher(read: Read) -> None:
    gathered = ATOM.replace("<summary>", "<source><title>Harbour Gazette</title></source><summary>")
    (found,) = documents(read(read_feed, gathered.encode()))
    assert found.publisher == "Harbour Gazette"


def test_a_feed_cut_off_gives_its_whole_entries_and_says_so(read: Read) -> None:
    outcomes = read(read_feed, RSS.encode()[: RSS.index("<item><title>Nothing")])
    assert documents(outcomes)[0].id == "courier-17"
    last = outcomes[-1]
    assert isinstance(last, Refused)
    assert (last.reason, "entries may be missing" in last.detail) == ("malformed", True)


@pytest.mark.parametrize(
    "data", [b"<catalogue><item><title>x</title></item></catalogue>", b"not XML", b"\0\1\2"]
)
def test_other_xml_is_unsupported(read: Read, data: bytes) -> None:
    (refused,) = read(read_feed, data)
    assert isinstance(refused, Refused)
    assert refused.reason == "unsupported"


def test_no_entity_is_expanded_without_end_nor_fetched(read: Read) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "harbour"}">' for n in range(12))
    bomb = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    feed = RSS.replace('<?xml version="1.0" encoding="utf-8"?>', bomb).replace("5 &lt; 6", "&e11;&f;")
    assert all(len(document.text) < 1_000 for document in documents(read(read_feed, feed.encode())))


@settings(max_examples=60)
@given(st.sampled_from([RSS, ATOM]), st.data())
def test_a_feed_cut_and_changed_anywhere_never_raises(read: Read, feed: str, data: st.DataObject) -> None:
    changed = bytearray(feed.encode())
    for _ in range(data.draw(st.integers(0, 5))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    read(read_feed, bytes(changed[: data.draw(st.integers(0, len(changed)))]))


@settings(max_examples=60)
@given(st.binary())
def test_no_bytes_raise(read: Read, data: bytes) -> None:
    read(read_feed, data)
    read(read_feed, b"<rss><channel><item><description>" + data)
