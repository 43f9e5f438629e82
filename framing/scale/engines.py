"""Where batches are scored: in this process, in processes of this machine, or on a Dask cluster; results in order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError
from framing.model import Skipped
from framing.scale.batches import Batch
from framing.scale.parts import Part, Task, score_part

if TYPE_CHECKING:
    import pyarrow as pa

ENGINES = ("local", "dask")
# Batches a worker has before it: one it works on, one waiting, one that waits for a slower neighbour.
IN_FLIGHT = 3
# glibc hands memory back to the system above these sizes; Dask sets the first to 64 kB, which halves the speed of
# array work (every batch is fetched from the system anew).
ALLOCATOR = {"MALLOC_TRIM_THRESHOLD_": str(1 << 28), "MALLOC_MMAP_THRESHOLD_": str(1 << 26)}
# Of the logging module's levels; a lost worker is dealt with here.
_CRITICAL = 50
Scored = Iterator[tuple[Batch, Part]]


def score_here(batches: Iterable[Batch], task: Task) -> Scored:
    """Score batches in this process."""
    for batch in batches:
        yield batch, score_part(task, batch.records)


def score_in_processes(batches: Iterable[Batch], task: Task, jobs: int) -> Scored:
    """Score batches in processes of this machine.

    A batch on which a process ends (it ran out of memory, or a library crashed) is tried again in
    ever smaller pieces; the article that ends it is left out with its reason.
    """
    flying: deque[tuple[Batch, Future[Part]]] = deque()
    pool = _pool(jobs)
    try:
        for batch in batches:
            flying.append((batch, _submit(pool, task, batch.records)))
            while len(flying) >= IN_FLIGHT * jobs:
                done, part, pool = _finish(flying, pool, task, jobs)
                yield done, part
        while flying:
            done, part, pool = _finish(flying, pool, task, jobs)
            yield done, part
    finally:
        pool.shutdown(cancel_futures=True)


def _finish(
    flying: deque[tuple[Batch, Future[Part]]], pool: ProcessPoolExecutor, task: Task, jobs: int
) -> tuple[Batch, Part, ProcessPoolExecutor]:
    """The oldest batch with its result, and the pool to go on with: a new one where the old one broke."""
    batch, future = flying.popleft()
    try:
        return batch, future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(cancel_futures=True)
    part = _alone(task, batch.records)
    fresh = _pool(jobs)
    waiting = [waits for waits, _ in flying]
    flying.clear()
    flying.extend((waits, _submit(fresh, task, waits.records)) for waits in waiting)
    return batch, part, fresh


def _alone(task: Task, records: pa.RecordBatch) -> Part:
    """Score records in a process of their own, halving them where it ends, down to the row that ends it."""
    import pyarrow as pa

    bad: list[int] = []

    def search(first: int, count: int) -> None:
        with _pool(1) as pool:
            try:
                _submit(pool, task, records.slice(first, count)).result()
                return
            except BrokenProcessPool:
                pass
        if count == 1:
            bad.append(first)
        else:
            search(first, count // 2)
            search(first + count // 2, count - count // 2)

    search(0, records.num_rows)
    good = pa.array([row not in bad for row in range(records.num_rows)])
    with _pool(1) as pool:
        part = _submit(pool, task, records.filter(good)).result()
    reason, remedy = "its analysis ends the process", "Give it more memory, or leave the article out."
    lost = [records.slice(row, 1).to_pylist()[0] for row in bad]
    skipped = [Skipped(row["source"] or row["key"], row["place"] or "", reason, remedy) for row in lost]
    return Part(part.files, part.rows, (*part.skipped, *skipped))


def _pool(jobs: int) -> ProcessPoolExecutor:
    from multiprocessing import get_context

    # Fresh interpreters: forking a process that has threads can hang.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_settle_in)


def _submit(pool: ProcessPoolExecutor, task: Task, records: pa.RecordBatch) -> Future[Part]:
    """Hand a batch to the pool; a worker that this starts never hears Ctrl-C, which is its parent's to answer."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        return pool.submit(score_part, task, records)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(score_part, task, records)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle_in() -> None:
    """A worker leaves Ctrl-C to its parent, and does not outlive it."""
    from multiprocessing import connection, parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def follow(sentinel: int = parent.sentinel) -> None:
            connection.wait([sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def score_with_dask(batches: Iterable[Batch], task: Task, jobs: int, scheduler: str | None) -> Scored:
    """Score batches on a Dask cluster; batches of workers that are lost go to others.

    Args:
        batches: what to score; each is sent to its worker, so that no shared disk is needed.
        task: how.
        jobs: workers of the local cluster that is started where no address is given.
        scheduler: the address of a running scheduler.

    Raises:
        FramingError: if Dask is not installed, or the scheduler does not answer.
    """
    with _client(jobs, scheduler) as client:
        flying: deque[tuple[Batch, Any]] = deque()
        for batch in batches:
            # Not pure: Dask would otherwise hash every batch. A worker that dies takes its batch down with it at
            # most `allowed-failures` times (3 by default) before Dask gives the batch up.
            flying.append((batch, client.submit(score_part, task, batch.records, pure=False, retries=1)))
            # The cluster may grow or shrink on the way.
            while len(flying) >= IN_FLIGHT * max(1, len(client.nthreads())):
                done, future = flying.popleft()
                yield done, _gathered(future, task, done)
        while flying:
            done, future = flying.popleft()
            yield done, _gathered(future, task, done)


def _gathered(future: Any, task: Task, batch: Batch) -> Part:
    from distributed.scheduler import KilledWorker

    try:
        part: Part = future.result()
    except KilledWorker:  # it ended one worker after the other: find the article here
        part = _alone(task, batch.records)
    return part


@contextmanager
def _client(jobs: int, scheduler: str | None) -> Iterator[Any]:
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise FramingError("Dask is not installed.", "Install it: pip install 'framing[scale]'.") from None
    if scheduler:
        try:
            client = Client(scheduler, timeout="10s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise FramingError(f"The scheduler does not answer: {error}.", "Check the address.", scheduler) from None
        with client:
            yield client
        return
    settings = {f"distributed.nanny.pre-spawn-environ.{name}": value for name, value in ALLOCATOR.items()}
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,  # critical
        Client(cluster, set_as_default=False) as client,
    ):
        yield client
