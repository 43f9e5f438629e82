"""Archives: batches scored by a pure function, on one machine or many, into Parquet (extra ``scale``)."""

from framing.scale.aggregate import GroupState, group_states, profile_output
from framing.scale.evidence import compare_output
from framing.scale.output import Manifest, is_output, read_manifest
from framing.scale.running import Progress, score_corpus
from framing.scale.scoring import score_batch
from framing.scale.stored import batch_scores, read_scores

__all__ = [
    "GroupState",
    "Manifest",
    "Progress",
    "batch_scores",
    "compare_output",
    "group_states",
    "is_output",
    "profile_output",
    "read_manifest",
    "read_scores",
    "score_batch",
    "score_corpus",
]
