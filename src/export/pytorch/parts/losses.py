"""The losses: one short function a method, each returning its raw terms by name, and how they are weighted."""

import math

import torch
import torch.distributed as dist
from torch.nn import functional as F


class Gather(torch.autograd.Function):
    """The rows of all processes, with a gradient: without it a loss on pairs would miss pairs across processes."""

    @staticmethod
    def forward(ctx, rows):
        parts = [torch.empty_like(rows) for _ in range(dist.get_world_size())]
        dist.all_gather(parts, rows.contiguous())
        return torch.cat(parts)

    @staticmethod
    def backward(ctx, gradient):
        gradient = gradient.clone(memory_format=torch.contiguous_format)  # Autograd may use it elsewhere, too.
        dist.all_reduce(gradient)  # DistributedDataParallel divides by the number of processes.
        return gradient.chunk(dist.get_world_size())[dist.get_rank()]


def whole_batch(rows):
    """Rows of the whole batch: one per example, [B, D]."""
    rows = rows.flatten(1)
    return Gather.apply(rows) if dist.is_initialized() else rows


def cross_entropy(logits, targets):
    """Mean over the batch of -sum p log softmax(z), for target probabilities [B, K]."""
    return -(targets * F.log_softmax(logits, 1)).sum(1).mean()


def softened(student, teacher, temperature, is_squared=True):
    """T^2 KL(teacher || student) at temperature T: summed over classes, mean over the batch ("batchmean")."""
    log_student = F.log_softmax(student / temperature, 1)
    divergence = F.kl_div(log_student, F.softmax(teacher / temperature, 1), reduction="batchmean")
    return divergence * (temperature * temperature if is_squared else 1)


def soft_targets(student, teacher, labels, config):
    """Hinton, Vinyals, Dean 2015, Distilling the Knowledge in a Neural Network, https://arxiv.org/abs/1503.02531"""
    is_squared = config["temperatureSquared"] == "on"
    return {"softTargets": softened(student["logits"], teacher["logits"], config["temperature"], is_squared)}


def born_again(student, teacher, labels, config):
    """Furlanello et al. 2018, Born-Again Neural Networks, equation 4, https://arxiv.org/abs/1805.04770"""
    return {"bornAgain": softened(student["logits"], teacher["logits"], config["temperature"])}


def logit_matching(student, teacher, labels, config):
    """Ba, Caruana 2014, Do Deep Nets Really Need to be Deep?, section 2, https://arxiv.org/abs/1312.6184

    Of logits minus their mean, over the number of classes: what soft targets with T^2 tend to for a large T.
    """
    difference = student["logits"] - teacher["logits"]
    return {"logitMatching": (difference - difference.mean(1, keepdim=True)).square().mean() / 2}


def jensen_shannon(student, teacher, labels, config):
    """Agarwal et al. 2023, On-Policy Distillation of Language Models (GKD), section 2, https://arxiv.org/abs/2306.13649

    A share (beta in the paper) of 0 is KL(teacher || student), of 1 KL(student || teacher).
    """
    share, temperature = config["mixtureShare"], config["temperature"]
    ours, theirs = (F.log_softmax(each["logits"] / temperature, 1) for each in (student, teacher))

    def divergence(log_p, log_q):
        return (log_p.exp() * (log_p - log_q)).sum(1).mean()

    if share in (0, 1):
        value = divergence(theirs, ours) if share == 0 else divergence(ours, theirs)
    else:
        mixture = torch.logaddexp(theirs + math.log(share), ours + math.log(1 - share))
        value = share * divergence(theirs, mixture) + (1 - share) * divergence(ours, mixture)
    return {"jensenShannon": temperature * temperature * value}


def standardised_logits(student, teacher, labels, config):
    """Sun et al. 2024, Logit Standardization in Knowledge Distillation, algorithms 1 and 2, https://arxiv.org/abs/2403.01427"""

    def standardised(logits):
        return (logits - logits.mean(1, keepdim=True)) / (1e-7 + logits.std(1, keepdim=True))

    ours, theirs = standardised(student["logits"]), standardised(teacher["logits"])
    return {"standardisedLogits": softened(ours, theirs, config["temperature"])}


def even_blur(student, teacher, labels, config):
    """A control: the teacher's largest probability at T stays, the rest is spread evenly over the other classes."""
    temperature = config["temperature"]
    logits = teacher["logits"] / temperature
    is_top = F.one_hot(logits.argmax(1), logits.shape[1]) == 1
    # Equal logits whose probability is that of all other classes together.
    total = logits.masked_fill(is_top, float("-inf")).logsumexp(1, keepdim=True)
    blurred = torch.where(is_top, logits, total - math.log(logits.shape[1] - 1))
    return {"evenBlur": softened(student["logits"], blurred * temperature, temperature)}


def hard_answers(student, teacher, labels, config):
    """Touvron et al. 2021, Data-efficient Image Transformers, equation 3: the teacher's answer as the label."""
    return {"hardAnswers": F.cross_entropy(student["logits"], teacher["logits"].argmax(1))}


def shuffled_dark_knowledge(student, teacher, labels, config):
    """Furlanello et al. 2018, equation 11 (DKPP): the teacher's wrong classes are shuffled, see `shuffle_wrong`."""
    return {"shuffledDarkKnowledge": softened(student["logits"], teacher["shuffled"], config["temperature"])}


def shuffle_wrong(logits, orders):
    """Shuffles all logits but the largest; `orders` [B, K - 1] is each example's own, the same throughout the run."""
    places = torch.arange(logits.shape[1], device=logits.device).expand_as(logits)
    strongest = logits.argmax(1, keepdim=True)
    others = places[places != strongest].view(len(logits), -1)
    return logits.scatter(1, others, logits.gather(1, others.gather(1, orders)))


def label_smoothing(student, teacher, labels, config):
    """Szegedy et al. 2016, Rethinking the Inception Architecture, section 7, https://arxiv.org/abs/1512.00567"""
    logits, smoothing = student["logits"], config["smoothing"]
    targets = F.one_hot(labels, logits.shape[1]) * (1 - smoothing) + smoothing / logits.shape[1]
    return {"labelSmoothing": cross_entropy(logits, targets)}


def decoupled(student, teacher, labels, config):
    """Zhao et al. 2022, Decoupled Knowledge Distillation, equation 7, https://arxiv.org/abs/2203.08679"""

    def split(logits):
        # Differences from the right class: a constant added to all logits cancels before anything is rounded.
        is_other = F.one_hot(labels, logits.shape[1]) == 0
        right = logits.gather(1, labels[:, None])
        others = ((logits - right) / config["temperature"])[is_other].view(len(logits), -1)
        rest = others.logsumexp(1, keepdim=True)
        return torch.cat([torch.zeros_like(rest), rest], 1), others

    (target, others), (teacher_target, teacher_others) = split(student["logits"]), split(teacher["logits"])
    squared = config["temperature"] ** 2
    return {
        "targetClass": softened(target, teacher_target, 1) * squared,
        "nonTargetClass": softened(others, teacher_others, 1) * squared,
    }


def pool_to_smaller(one, other):
    """Averages both maps [B, C, H, W] to the smaller height and the smaller width."""
    size = [min(a, b) for a, b in zip(one.shape[2:], other.shape[2:])]
    return F.adaptive_avg_pool2d(one, size), F.adaptive_avg_pool2d(other, size)


def hints(student, teacher, labels, config, regressor):
    """Romero et al. 2015, FitNets, equation 3 as a mean, https://arxiv.org/abs/1412.6550"""
    guided, hint = student[config["guidedLayer"]], teacher[config["hintLayer"]]
    size = regressor.kernel_size[0]
    if all(a - size + 1 == b for a, b in zip(guided.shape[2:], hint.shape[2:])):
        return {"hint": F.mse_loss(regressor(guided), hint)}
    guided, hint = pool_to_smaller(guided, hint)
    return {"hint": F.mse_loss(regressor(F.pad(guided, [size // 2] * 4)), hint)}


def attention_transfer(student, teacher, labels, config):
    """Zagoruyko, Komodakis 2017, Paying More Attention to Attention, equation 2, https://arxiv.org/abs/1612.03928

    "code" is the mean of the squares, as in the authors' code; "paper" adds up the lengths of the differences.
    """

    def attention(features):
        return F.normalize(features.square().mean(1).flatten(1), dim=1, eps=1e-12)

    total = 0
    for stage in config["attentionStages"].split("-"):
        ours, theirs = pool_to_smaller(student[stage], teacher[stage])
        squares = (attention(ours) - attention(theirs)).square()
        if config["attentionConvention"] == "code":
            total = total + squares.mean()
        else:
            sums = squares.sum(1)
            differs = sums > 0  # The root's slope is infinite at 0.
            total = total + (torch.where(differs, sums, torch.ones_like(sums)).sqrt() * differs).mean()
    return {"attention": total}


def hidden_cosine(student, teacher, labels, config):
    """Sanh et al. 2019, DistilBERT, section 2, https://arxiv.org/abs/1910.01108"""

    def apart(tap):
        cosines = F.cosine_similarity(student[tap], teacher[tap], dim=2)
        return (1 - cosines).mean()

    return {"hiddenCosine": sum(apart(tap) for tap in config["hiddenLayers"].split("-"))}


def hidden_states(student, teacher, labels, config, regressor):
    """Jiao et al. 2020, TinyBERT, equations 8 and 9, https://arxiv.org/abs/1909.10351"""
    taps = config["hiddenLayers"].split("-")
    return {"hiddenStates": sum(F.mse_loss(regressor(student[tap]), teacher[tap]) for tap in taps)}


def attention_probabilities(student, teacher, labels, config):
    """Jiao et al. 2020, TinyBERT, equation 7 with probabilities in the scores' place, https://arxiv.org/abs/1909.10351"""
    taps = config["attentionLayers"].split("-")
    return {"attentionProbabilities": sum(F.mse_loss(student[tap], teacher[tap]) for tap in taps)}


def distances(rows):
    """Euclidean distances between all rows [B, B]: exactly 0 and without a gradient where two rows are equal."""
    rows = rows - rows.mean(0, keepdim=True)
    lengths = rows.square().sum(1, keepdim=True)
    both = lengths + lengths.T
    squared = both - rows @ (2 * rows).T
    differs = squared > 1e-6 * both
    return torch.where(differs, squared, torch.ones_like(squared)).sqrt() * differs


def relational_distance(student, teacher, labels, config):
    """Park et al. 2019, Relational Knowledge Distillation, equations 6 to 8, https://arxiv.org/abs/1904.05068"""

    def relative(network):
        lengths = distances(whole_batch(network[config["relationLayer"]]))
        pairs = max(1, len(lengths) * (len(lengths) - 1))
        return lengths / (lengths.sum() / pairs).clamp(min=1e-12)

    return {"distance": F.smooth_l1_loss(relative(student), relative(teacher))}


def relational_angle(student, teacher, labels, config):
    """Park et al. 2019, equations 9 and 10; cosines by the law of cosines."""

    def cosines(network):
        lengths = distances(whole_batch(network[config["relationLayer"]]))
        differs = (lengths > 0).to(lengths.dtype)
        inverse = differs / (lengths + 1 - differs)
        halves = lengths.square() / 2
        near = halves[:, :, None] + halves[:, None, :] - halves[None, :, :]
        return near * inverse[:, :, None] * inverse[:, None, :]

    return {"angle": F.smooth_l1_loss(cosines(student), cosines(teacher))}


def similarity_preserving(student, teacher, labels, config):
    """Tung, Mori 2019, Similarity-Preserving Knowledge Distillation, equations 2 to 4, https://arxiv.org/abs/1907.09682"""

    def similarities(network):
        rows = whole_batch(network[config["relationLayer"]])
        gram = rows @ rows.T
        squared = gram.square().sum(1, keepdim=True)
        is_alive = (squared > 0).to(gram.dtype)
        return gram / (squared + 1 - is_alive).sqrt() * is_alive

    return {"similarity": F.mse_loss(similarities(student), similarities(teacher))}


def correlations(student, teacher, labels, config):
    """Huang et al. 2022, Knowledge Distillation from A Stronger Teacher (DIST), section 4, https://arxiv.org/abs/2205.10536"""
    temperature = config["temperature"]
    ours, theirs = (whole_batch(F.softmax(each["logits"] / temperature, 1)) for each in (student, teacher))

    def uncorrelated(x, y):
        x, y = x - x.mean(1, keepdim=True), y - y.mean(1, keepdim=True)
        return 1 - ((x * y).sum(1) / (x.norm(dim=1) * y.norm(dim=1) + 1e-8)).mean()

    squared = temperature * temperature
    return {
        "interClass": squared * uncorrelated(ours, theirs),
        "intraClass": squared * uncorrelated(ours.T, theirs.T),
    }


def mutual_learning(student, peer, labels, config):
    """Zhang et al. 2018, Deep Mutual Learning, equations 5 to 7, https://arxiv.org/abs/1706.00384"""
    return {"mutual": softened(student["logits"], peer["logits"], 1)}


# The weight of each method: a share of alpha, the labels' share in the place of cross-entropy, or its own beta.
METHODS = {
    "soft-targets": (soft_targets, "alpha"),
    "born-again": (born_again, "alpha"),
    "logit-matching": (logit_matching, "alpha"),
    "jensen-shannon": (jensen_shannon, "alpha"),
    "standardised-logits": (standardised_logits, "alpha"),
    "even-blur": (even_blur, "alpha"),
    "hard-answers": (hard_answers, "alpha"),
    "shuffled-dark-knowledge": (shuffled_dark_knowledge, "alpha"),
    "label-smoothing": (label_smoothing, "labels"),
    "decoupled": (decoupled, "decoupledBeta"),
    "hints": (hints, "hintBeta"),
    "attention-transfer": (attention_transfer, "attentionBeta"),
    "hidden-cosine": (hidden_cosine, "hiddenCosineBeta"),
    "hidden-states": (hidden_states, "hiddenBeta"),
    "attention-probabilities": (attention_probabilities, "attentionProbabilitiesBeta"),
    "relational-distance": (relational_distance, "distanceBeta"),
    "relational-angle": (relational_angle, "angleBeta"),
    "similarity-preserving": (similarity_preserving, "similarityBeta"),
    "correlations": (correlations, "correlationBeta"),
    "mutual-learning": (mutual_learning, "mutualBeta"),
}
NEEDS_LABELS = {"label-smoothing", "decoupled"}
# Methods that train a second student, which stands in the teacher's place.
HAS_PEER = {"mutual-learning"}
FACTORS = {
    "targetClass": "targetWeight",
    "nonTargetClass": "nonTargetWeight",
    "interClass": "interWeight",
    "intraClass": "intraWeight",
    "standardisedLogits": "standardisedFactor",
}


def method_weights(config, methods, step):
    """The weight of cross-entropy and of each method at a step of the generation.

    L = (1 - alpha) labels + alpha (shares of the teacher) + sum of beta other terms. A two-stage hint first trains
    alone, then rests; a term of weight 0 is still computed, so that every parameter has a gradient.
    """
    kinds = [METHODS[method][1] for method in methods]
    has_labels = config["studentLabels"] == "seen" and config["transferSet"] == "own"
    alpha = config["alpha"] if "alpha" in kinds else 0
    is_staged = "hints" in methods and config["hintSchedule"] == "two-stage"
    is_alone = is_staged and step < config["hintSteps"]
    weights = {}
    for method, kind in zip(methods, kinds):
        if kind == "alpha":
            weights[method] = alpha / kinds.count("alpha")
        elif kind == "labels":
            weights[method] = (1 - alpha) / kinds.count("labels") if has_labels else 0
        else:
            weights[method] = config[kind]
        if is_staged and (method == "hints") != is_alone:
            weights[method] = 0
    hard = 0 if is_alone or "labels" in kinds or not has_labels else 1 - alpha
    return hard, weights


def total_loss(student, teacher, labels, config, methods, step, regressors, peers):
    """The weighted sum of all terms and the raw terms; the first `len(labels)` pictures are labelled.

    With a transfer set the methods see the other pictures only; the labelled ones are the control's.
    """
    hard, weights = method_weights(config, methods, step)

    def labelled(taps):
        return {name: tap[: len(labels)] for name, tap in taps.items()}

    def unlabelled(taps):
        return {name: tap[len(labels) :] for name, tap in taps.items()}

    targets = F.one_hot(labels, student["logits"].shape[1]).to(student["logits"].dtype)
    terms = {"crossEntropy": cross_entropy(student["logits"][: len(labels)], targets)}
    total = terms["crossEntropy"] * hard
    if methods and config["transferSet"] != "own":
        student, teacher = unlabelled(student), unlabelled(teacher)
    for method in methods:
        compare = METHODS[method][0]
        if method in peers:
            teacher_of = {"logits": peers[method]["logits"].detach()}
        else:
            teacher_of = teacher
        sides = (labelled(student), labelled(teacher_of)) if method in NEEDS_LABELS else (student, teacher_of)
        extras = {"regressor": regressors[method]} if method in regressors else {}
        for name, term in compare(*sides, labels, config, **extras).items():
            terms[name] = term
            total = total + term * (weights[method] * config.get(FACTORS.get(name), 1))
    return total, terms
