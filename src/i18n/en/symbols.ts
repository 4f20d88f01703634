/** Explanations of every symbol of the loss; loaded when the first one is pressed. */
export const symbols = {
  close: 'Close',
  now: 'Now: {{value}}',
  unknown: 'No value yet: it appears with the first training step.',
  letters: 'Letters in its formula',
  all: 'Symbols of this loss',
  of: {
    L: {
      name: 'the loss',
      what: 'The one number that training the student minimises, averaged over the batch. Every optimizer step moves the weights in the direction that lowers it.',
      why: 'It is a weighted sum, so each source of knowledge can be turned up or down: the labels, the teacher’s soft targets, and whatever other methods are on. The control minimises the labels’ part alone.',
    },
    hardWeight: {
      name: 'the labels’ share',
      what: 'The weight of the labels’ part of the loss. It is 1 − α, because labels and teacher share one whole.',
      why: 'Labels correct the teacher where it is wrong. In this form, papers and code usually give the labels a weight of 0.1 to 0.5.',
    },
    CE: {
      name: 'cross-entropy with the labels',
      what: 'Minus the logarithm of the probability that the student gives the right class, at T = 1, averaged over the labelled pictures of the batch.',
      why: 'It is 0 when the student is certain and right, and ln 10 ≈ 2.303 when it guesses evenly among ten classes. The control trains with this term alone.',
    },
    alpha: {
      name: 'the teacher’s share',
      what: 'How much of the loss follows the teacher instead of the labels. Methods that use α share it equally.',
      why: 'If no other method is on, the student trains exactly like the control at α = 0. At α = 1 the labels’ term has no weight. Move the Alpha slider to change it.',
    },
    T2: {
      name: 'the temperature squared',
      what: 'The KL term is multiplied by the square of the temperature.',
      why: 'Why T²? At a high temperature the gradient of the soft term shrinks roughly like 1/T²: once by 1/T because the logits are divided by T, and about once more because the softened answers of teacher and student move closer together. The factor T² cancels this, so α means about the same pull at every T and needn’t be retuned. This is an approximation that holds at high T; at low T the balance still shifts somewhat. To see the difference, switch “T² in the loss” off in the soft-targets panel and raise T.',
    },
    T: {
      name: 'the temperature',
      what: 'Teacher’s and student’s logits are divided by T before softmax turns them into probabilities.',
      why: 'A higher T flattens the probabilities and makes the small ones large enough to learn from: which wrong classes the teacher finds plausible. T is used only where softened answers are compared; test accuracy and CE use T = 1.',
    },
    KL: {
      name: 'Kullback–Leibler divergence',
      what: 'How far the student’s softened probabilities are from the teacher’s, both at temperature T, averaged over the batch. It is 0 when they are equal.',
      why: 'It pulls the student towards the teacher’s whole distribution, not only its top class. Cross-entropy with the soft targets has the same gradient: the two differ by the teacher’s entropy, which the student can’t change.',
    },
    beta: {
      name: 'the weight of another method',
      what: 'Each other method’s term is multiplied by this number. You set it in the method’s panel.',
      why: 'Terms come in different sizes: a mean of squared differences can be a thousand times smaller than a cross-entropy. The weight makes their pulls comparable; the loss ledger shows whether it is too weak or dominates.',
    },
  },
  terms: {
    softTargets: {
      what: 'KL divergence between the teacher’s and the student’s softened probabilities, times T².',
      why: 'The teacher’s probabilities for wrong classes say which classes look alike.',
      letters:
        'N: pictures in the batch. n: a picture. c: a class. z: logits. p: probabilities at temperature T; t is the teacher’s, s the student’s.',
    },
    hint: {
      what: 'Mean squared difference between a feature map of the teacher and the student’s map after a small trained convolution.',
      why: 'It guides the middle of the student, not only its answers.',
      letters:
        'F: a feature map. r: the regressor, a convolution trained with the student, which gives its map the teacher’s number of channels. N, H, W, C: pictures, height, width, channels.',
    },
    attention: {
      what: 'Difference of the attention maps: where in the picture each network’s features are strong.',
      why: 'The student learns where to look, even where its layers have other channels than the teacher’s.',
      letters:
        'l: a stage. q: squared features, averaged over channels. Q: the same map with length 1. i: a place in the map. N, H, W, C: pictures, height, width, channels.',
    },
    hiddenCosine: {
      what: 'One minus the cosine between the hidden states of student and teacher, averaged over all tokens of the batch.',
      why: 'It compares what each network makes of every token in its context, by direction alone.',
      letters:
        'h: the hidden state of a token, a vector. n: a text. i: a token. l: a compared layer. N, L: texts in the batch, tokens of a text.',
    },
    hiddenStates: {
      what: 'Mean squared difference between the teacher’s hidden states and the student’s after one trained matrix.',
      why: 'It guides every token’s vector and not only the answer for the whole text; the matrix fits the student’s width to the teacher’s.',
      letters:
        'h: the hidden state of a token. W: the matrix trained with the student. d: one of the D numbers of a vector. n, i: a text, a token. N, L: texts in the batch, tokens of a text.',
    },
    attentionProbabilities: {
      what: 'Mean squared difference between the attention probabilities of both networks: how much of each token flows into each other one, head by head.',
      why: 'The student learns which tokens belong together, which the teacher’s answers alone don’t say.',
      letters:
        'A: attention probabilities; those of a token i over all tokens j sum to 1. m: one of the M heads. n: a text. N, L: texts in the batch, tokens of a text.',
    },
    distance: {
      what: 'Huber loss between the distances of every pair of pictures in the teacher’s and in the student’s embedding.',
      why: 'The student preserves the structure of the space and is free to turn it or to use fewer dimensions.',
      letters:
        'x: embedding of a picture. i, j: two pictures. μ: mean distance of the batch, which makes both networks’ distances comparable.',
    },
    angle: {
      what: 'Huber loss between the angles of every triple of pictures in the two embeddings.',
      why: 'Angles compare three pictures at a time. Like the scaled distances, they stay the same when the whole embedding is turned, shifted or resized.',
      letters: 'x: embedding of a picture. i, j, k: three pictures; the angle is at i.',
    },
    bornAgain: {
      what: 'KL divergence from the softened answers of the student’s previous generation, times T².',
      why: 'A teacher of the same size can help, because its softened answers carry what it learned about the classes. The paper reports gains for large networks; the small student in the lesson “Born again” shows none.',
      letters:
        'g: the generation that trains now; g − 1: the one before, now the teacher. p: probabilities at temperature T.',
    },
    targetClass: {
      what: 'Part of decoupled KD: KL divergence of two numbers, the probability of the right class and that of all others together.',
      why: 'It passes on how hard the teacher finds each picture.',
      letters: 'b: right class against the rest. y: the right class. w with index T: its weight.',
    },
    nonTargetClass: {
      what: 'Part of decoupled KD: KL divergence among the wrong classes alone, as if the right one didn’t exist.',
      why: 'Plain soft targets weaken this part where the teacher is confident, and the paper argues that its answers are most useful there. Decoupling gives this part its own weight.',
      letters:
        'p with a hat: probabilities among the wrong classes, which sum to 1. w with index N: its weight.',
    },
    logitMatching: {
      what: 'Half the mean squared difference between the logits of teacher and student, after each picture’s mean is subtracted.',
      why: 'Every class counts alike, however improbable: the limit of soft targets at a high temperature.',
      letters: 'z: logits. z with a tilde: minus their mean over the K classes. n: a picture. c, k: a class.',
    },
    interClass: {
      what: 'One minus Pearson’s correlation between teacher and student over the classes of a picture, averaged over the pictures, times T².',
      why: 'The student ranks and spaces the classes of a picture as the teacher does, at any scale.',
      letters:
        'ρ: Pearson’s correlation. p: probabilities at temperature T. The dot: over all classes of a picture. w: its weight.',
    },
    intraClass: {
      what: 'One minus Pearson’s correlation between teacher and student over the pictures of the batch, averaged over the classes, times T².',
      why: 'The student learns which pictures belong more to a class and which less.',
      letters:
        'ρ: Pearson’s correlation. p: probabilities at temperature T. The dot: over all pictures of the batch. K: number of classes. w: its weight.',
    },
    jensenShannon: {
      what: 'How far teacher and student, both softened, are from their mixture m, times T².',
      why: 'KL forwards penalises the student where it finds impossible what the teacher finds possible, KL backwards where it finds likely what the teacher doesn’t. This lies between.',
      letters:
        'm: the mixture of both answers. λ: the teacher’s share of it. p: probabilities at temperature T.',
    },
    standardisedLogits: {
      what: 'KL divergence between the softened answers of teacher and student after their logits were standardised, times T².',
      why: 'A small student need not reach the teacher’s large logits; how the classes compare is enough.',
      letters:
        'z with a hat: logits of a picture minus their mean, over their standard deviation σ. w: a factor. p: probabilities at temperature T.',
    },
    similarity: {
      what: 'Squared difference of two similarity matrices: how alike each pair of pictures is for each network.',
      why: 'Pictures that look alike to the teacher come to look alike to the student, whatever the layers’ sizes.',
      letters:
        'X: features, a row per picture. G: dot products of all pairs of rows. G with a tilde: rows scaled to length 1.',
    },
    mutual: {
      what: 'KL divergence of the peer’s answers from the student’s, at T = 1.',
      why: 'Two networks that start apart find different wrong classes plausible; each learns from the other’s doubt, and neither has to be trained first.',
      letters: 'p with “peer”: the peer’s probabilities. p with s: the student’s. n: a picture. c: a class.',
    },
    labelSmoothing: {
      what: 'Cross-entropy with a label that gives the fraction ε to all classes equally.',
      why: 'A comparison without a teacher: what soft targets gain beyond it isn’t smoothing.',
      letters: 'ε: the share of the label that is spread. K: number of classes. y: the right class.',
    },
    evenBlur: {
      what: 'KL divergence from soft targets whose wrong classes are all equally probable, times T².',
      why: 'A comparison: the teacher’s confidence, but without knowledge of which classes look alike.',
      letters:
        'q: the teacher’s probabilities at temperature T after they are evened out. K: number of classes.',
    },
    hardAnswers: {
      what: 'Cross-entropy with the teacher’s most probable class in the label’s place.',
      why: 'A comparison: the teacher’s answer without its doubt, so that soft targets can show what the probabilities add.',
      letters:
        'y: the class with the largest of the teacher’s logits t. p: the student’s probabilities at T = 1.',
    },
    shuffledDarkKnowledge: {
      what: 'KL divergence from soft targets whose wrong-class probabilities were shuffled, times T².',
      why: 'A comparison: just as soft, but without knowledge of which classes look alike. It even teaches false similarities.',
      letters:
        'π: the shuffling of a picture, the same throughout the run. p: probabilities at temperature T.',
    },
  },
};
