"""The symbolic reader: the baseline that the neural one must beat.

It reads sentences, mentions and attributions by rule and nothing else differently from Sayso.
"""

from functools import cache

from benchmarks.symbolic.attributions import Attributions
from benchmarks.symbolic.mentions import Mentions
from benchmarks.symbolic.sentences import Sentences
from sayso.annotators.factuality import FactualityByCues
from sayso.annotators.figures import Figures
from sayso.linking.chains import Chains
from sayso.pipeline import Pipeline


@cache
def symbolic_pipeline() -> Pipeline:
    """All annotators, with those that read by rule in place of the neural ones."""
    return Pipeline([Sentences(), Mentions(), Attributions(), FactualityByCues(), Chains(), Figures()])
