"""Processes that read documents, a bounded number of them at a time, and give them back in order."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from sayso.core.document import Document
from sayso.pipeline import Pipeline
from sayso.runners.outcomes import Due, Outcome, failed, outcome_of

IN_FLIGHT = 4
"""Documents per worker that are in work or done: few to hold, enough that no worker waits for us."""

Waiting = deque[tuple[Due, Future[Outcome]]]

_pipelines: list[Pipeline] = []
"""The pipeline of this process, where it is a worker."""


class Workers:
    """A pool of processes, each with a pipeline of its own.

    Args:
        pipeline_factory: can be pickled; called once in each process.
        number: of processes.
    """

    def __init__(self, pipeline_factory: Callable[[], Pipeline], number: int) -> None:
        self._factory = pipeline_factory
        self._number = number
        self._pool = self._new_pool(number)

    def outcomes(self, items: Iterable[Due]) -> Generator[Outcome, None, None]:
        """What becomes of each item, in order; the processes end with it."""
        waiting: Waiting = deque()
        try:
            for item in items:
                waiting.append((item, self._submitted(item)))
                if len(waiting) >= IN_FLIGHT * self._number:
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _submitted(self, item: Due) -> Future[Outcome]:
        if isinstance(item, Document):
            try:
                return self._pool.submit(_read, item)
            except BrokenProcessPool as error:
                lost: Future[Outcome] = Future()
                lost.set_exception(error)
                return lost
        settled: Future[Outcome] = Future()
        settled.set_result(item)
        return settled

    def _first(self, waiting: Waiting) -> Outcome:
        item, result = waiting.popleft()
        try:
            return result.result()
        except BrokenProcessPool:
            # One process died, which ends them all, and nobody says over which document.
            self._pool.shutdown(cancel_futures=True)
            outcome = self._alone(item)
            self._pool = self._new_pool(self._number)
            again = [(other, done if _succeeded(done) else self._submitted(other)) for other, done in waiting]
            waiting.clear()
            waiting.extend(again)
            return outcome

    def _alone(self, item: Due) -> Outcome:
        with self._new_pool(1) as pool:
            try:
                return pool.submit(_read, item).result()
            except BrokenProcessPool:
                if not isinstance(item, Document):
                    return item
                return failed(item, "the process that read it died")

    def _new_pool(self, number: int) -> ProcessPoolExecutor:
        # Spawned, as everywhere but on Linux: a forked child would share the ledger's connections.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(number, context, initializer=_prepare, initargs=(self._factory,))


def _succeeded(result: Future[Outcome]) -> bool:
    return result.done() and not result.cancelled() and result.exception() is None


def _prepare(pipeline_factory: Callable[[], Pipeline]) -> None:
    """Make this process ready to read; it leaves an interrupt to its parent, and dies with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _pipelines.append(pipeline_factory())


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read(item: Due) -> Outcome:
    return outcome_of(item, _pipelines[0])
