"""Means over texts, and how sure they are."""
import math


def student(freedom):
    """The 97.5 % quantile of Student's t, by its expansion about the normal one (to 1e-3 from 5 degrees of freedom on)."""
    z = 1.959964
    terms = (z, (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96, (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384)
    return sum(term / freedom**i for i, term in enumerate(terms))


def interval(values):
    """(mean, half the width of its 95 % confidence interval) over the texts or trials of values [B]."""
    values = values.double()
    return values.mean().item(), student(len(values) - 1) * values.std().item() / math.sqrt(len(values))


def figure(values):
    mean, half = interval(values)
    return {"nats": mean, "ci95": half, "bits": mean / math.log(2), "perplexity": math.exp(mean)}


def difference(a, b):
    mean, half = interval(a - b)
    return {"nats": mean, "ci95": half}
