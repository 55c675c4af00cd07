"""Dialogs played against the real assistant and actions: a database of their own, the dialog's clock."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine, StaticPool, create_engine, select

from atendeja.actions.accounts import ensure_tenant
from atendeja.actions.answer import answer
from atendeja.actions.importing import import_properties
from atendeja.actions.messages import locked_conversation
from atendeja.actions.receive import receive
from atendeja.catalog import PropertyRow
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Tenant
from atendeja.queries.conversations import conversation_of
from atendeja.queries.leads import known_of
from atendeja.whatsapp.values import Received, Sender

from .judgement import answered, folded, problems

NUMBER, CUSTOMER = "100000000000001", "5511999990000"
TOGETHER = 5  # seconds: a message this soon after the last one did not wait for its answer
UNSAID = ("condo_fee_cents", "iptu_cents", "postal_code", "bathrooms", "total_area_m2")
STANDING = 3  # standing answers at most, per turn


@click.command("rehearse")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON line per turn instead of a transcript.")
def rehearse_command(file: Path, as_json: bool) -> None:
    """Play the dialogs of FILE and judge each turn."""
    dialogs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    turns = passed = whole = 0
    for dialog in dialogs:
        results = list(rehearse(dialog))
        for result in results:
            click.echo(json.dumps(result.line(), ensure_ascii=False) if as_json else result.transcript())
        turns, passed = turns + len(results), passed + sum(not r.problems for r in results)
        whole += not any(result.problems for result in results)
    if not as_json:
        click.echo(f"{passed} of {turns} turns, {whole} of {len(dialogs)} dialogs")


@dataclass(slots=True)
class Result:
    """One turn: what was sent, what came back, what is known now, and what is wrong with it."""

    dialog: str
    turn: int
    sent: list[str]
    replies: list[dict[str, Any]]
    known: dict[str, Any]
    problems: list[str]
    most_at_once: int  # messages in one answer

    def line(self) -> dict[str, Any]:
        return {"dialog": self.dialog, "turn": self.turn, "replies": self.replies, **self.known}

    def transcript(self) -> str:
        said = "".join(f"\n  cliente > {words}" for words in self.sent)
        said += "".join(f"\n      bot > {_one_line(reply)}" for reply in self.replies)
        verdict = "ok" if not self.problems else "WRONG " + "; ".join(self.problems)
        return f"{self.dialog}.{self.turn}{said}\n  {verdict}"


def _one_line(reply: dict[str, Any]) -> str:
    options = f"  [{' | '.join(reply['options'])}]" if reply["options"] else ""
    return " ".join(reply["text"].split()) + options


@dataclass(slots=True)
class Stage:
    """A fresh agency with the dialog's properties, one customer, and a clock."""

    tenant: Tenant
    codes: list[str]
    now: datetime
    seen: int = 0
    count: int = 0
    wamids: list[str] = field(default_factory=list)

    def receive(self, kind: str, text: str | None, tap: dict[str, str] | None, *, again: bool) -> None:
        if not again:
            self.count += 1
        message = Received(
            phone_number_id=NUMBER,
            wamid=f"wamid.{self.count}",
            sender=Sender(CUSTOMER, None),
            occurred_at=self.now,
            kind=kind,
            text=text,
            content={},
            tapped=tap["id"] if tap else None,
        )
        receive([message], self.now)
        db.session.commit()

    def answer(self) -> list[dict[str, Any]]:
        conversation = self.conversation()
        locked = locked_conversation(conversation.id)
        if locked is not None:
            answer(locked, self.now)
        db.session.commit()
        return self.replies()

    def replies(self) -> list[dict[str, Any]]:
        query = select(Message).where(Message.direction == "out", Message.id > self.seen).order_by(Message.id)
        found = list(db.session.scalars(query))
        self.seen = max([self.seen, *(message.id for message in found)])
        return [_plain(message.payload, self.codes) for message in found]

    def conversation(self) -> Conversation:
        found = conversation_of(self.tenant.id, CUSTOMER)
        if found is None:
            raise click.ClickException("the message was not stored")
        return found

    def offered(self) -> list[dict[str, str]]:
        """The buttons and rows on the phone, newest first."""
        query = select(Message.payload).where(Message.direction == "out").order_by(Message.id.desc())
        return [button for payload in db.session.scalars(query) for button in _buttons(payload)]


@cache
def _engine() -> Engine:
    """One database in memory for all dialogs, emptied before each: its statements stay compiled."""
    return create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})


def _stage(dialog: dict[str, Any]) -> Stage:
    db.session.remove()
    db.engines[None] = _engine()  # type: ignore[index]  # a dict behind the Mapping
    db.create_all()
    for table in reversed(db.metadata.sorted_tables):
        db.session.execute(table.delete())
    now = datetime.fromisoformat(dialog["now"])
    tenant = ensure_tenant("ensaio", "Imobiliária Ensaio", NUMBER)
    import_properties(tenant.id, [_row(one) for one in dialog["tenant_properties"]], now)
    db.session.commit()
    return Stage(tenant, [one["ref"] for one in dialog["tenant_properties"]], now)


def rehearse(dialog: dict[str, Any]) -> Iterator[Result]:
    """Play one dialog. The clock moves only as the turns say."""
    stage = _stage(dialog)
    turns = dialog["turns"]
    for number, turn in enumerate(turns):
        stage.now += timedelta(minutes=turn.get("after_minutes", 0), seconds=turn.get("after_seconds", 0))
        following = turns[number + 1] if number + 1 < len(turns) else {}
        yield _play(stage, dialog, number, turn, hurried=0 < following.get("after_seconds", 0) <= TOGETHER)


def _play(
    stage: Stage, dialog: dict[str, Any], number: int, turn: dict[str, Any], *, hurried: bool
) -> Result:
    sent = [_send(stage, turn)]
    replies = [] if hurried else stage.answer()
    most = len(replies)
    expect = turn.get("expect", {})
    for _ in range(STANDING):
        known = known_of(stage.conversation())
        if hurried or answered(expect, replies, known) or expect.get("no_reply"):
            break
        words = _standing(stage, dialog, replies)
        if words is None:
            break
        stage.receive("text", words, None, again=False)
        sent.append(words)
        answer = stage.answer()
        replies, most = [*replies, *answer], max(most, len(answer))
    known = known_of(stage.conversation())
    return Result(dialog["id"], number, sent, replies, known, problems(expect, replies, known), most)


def _standing(stage: Stage, dialog: dict[str, Any], replies: list[dict[str, Any]]) -> str | None:
    """The dialog's ready answer to what the last reply asks, if it asks and there is one."""
    if not replies or "?" not in replies[-1]["text"]:
        return None
    asked = (stage.conversation().state or {}).get("asked")
    which = {"ask_name": "name", "ask_consent": "consent"}.get(asked or "", "other")
    answer: str | None = dialog.get("standing_answers", {}).get(which)
    return answer


def _send(stage: Stage, turn: dict[str, Any]) -> str:
    if "audio" in turn:
        transcript = turn["audio"].get("transcript")
        stage.receive("text" if transcript else "audio", transcript, None, again=False)
        return f"(áudio) {transcript or ''}"
    if "button" in turn:
        tap = next((b for b in stage.offered() if folded(turn["button"]) in folded(b["title"])), None)
        stage.receive("interactive" if tap else "text", turn["button"], tap, again=False)
        return f"({'toque' if tap else 'texto'}) {turn['button']}"
    stage.receive("text", turn["user"], None, again=bool(turn.get("redelivery")))
    return str(turn["user"])


def _buttons(payload: dict[str, Any]) -> list[dict[str, str]]:
    found = [*payload.get("buttons", []), *payload.get("rows", [])]
    return found + [button for card in payload.get("cards", []) for button in card["buttons"]]


def _plain(payload: dict[str, Any], codes: list[str]) -> dict[str, Any]:
    rows = [f"{row['title']} {row.get('description', '')}" for row in payload.get("rows", [])]
    text = "\n".join([payload["text"], *(card["text"] for card in payload.get("cards", [])), *rows])
    refs = [code for code in codes if folded(code) in folded(text)]
    return {"text": text, "refs": refs, "options": [button["title"] for button in _buttons(payload)]}


def _row(one: dict[str, Any]) -> PropertyRow:
    rent = one["purpose"] == "rent"
    cents = one["price"] * 100 if one.get("price") else None
    blank: dict[str, Any] = dict.fromkeys(UNSAID)
    return PropertyRow(
        code=one["ref"],
        title=one.get("title") or one["ref"],
        description="",
        type=one["type"],
        for_sale=not rent,
        for_rent=rent,
        sale_price_cents=None if rent else cents,
        rent_price_cents=cents if rent else None,
        city=one["city"],
        state=one.get("state"),
        district=one.get("neighborhood") or "",
        street="",
        number="",
        bedrooms=one.get("bedrooms"),
        suites=one.get("suites"),
        parking=one.get("parking"),
        area_m2=one.get("area"),
        features=tuple(one.get("features", ())),
        other_features=(),
        photos=(),
        active=True,
        **blank,
    )
