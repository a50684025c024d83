"""What `torch.distributions.kl` and TensorFlow Probability register, pair by pair, as read in their sources; and what
corresponds here.

Of each pair the line of its registration, the two families as they call them, and the question that is asked of symit:
none where the families are called the same here, so that the values of `test_registries` serve.
"""

from __future__ import annotations

from dataclasses import dataclass

TORCH = "torch 2.13.0, torch/distributions/kl.py"
TFP = "tensorflow/probability at c847a4160de33119ec44cf47ebc750d9659cb515, tensorflow_probability/python/distributions"


@dataclass(frozen=True)
class Registered:
    """A pair, where it is registered, and what to ask."""

    where: str
    first: str
    second: str
    question: str = ""


NAMED = {
    "full": "MultivariateNormal([0, 0], [[2, 1], [1, 2]])",
    "other": "MultivariateNormal([1, 2], [[3, 1], [1, 1]])",
    "low": "MultivariateNormal(mean=[1, 0], factor=[[1], [1]], diagonal=[2, 1])",
    "slim": "MultivariateNormal(mean=[0, 0], factor=[[1], [2]], diagonal=[1, 3])",
    "rows": "MatrixNormal([[0, 0]], [[2]], [[2, 1], [1, 2]])",
    "columns": "MatrixNormal([[1, 0]], [[1]], [[3, 1], [1, 1]])",
    "shares": "Categorical(1/2, 1/3, 1/6)",
    "others": "Categorical(1/4, 1/4, 1/2)",
    "odds": "Categorical(1/(1 + exp(1)), exp(1)/(1 + exp(1)))",
    "higher": "Categorical(1/(1 + exp(2)), exp(2)/(1 + exp(2)))",
}


def _read(text: str) -> list[Registered]:
    rows = (line.split(maxsplit=3) for line in text.strip().splitlines())
    return [Registered(where, p, q, "".join(rest).format(**NAMED)) for where, p, q, *rest in rows]


TORCH_CLOSED = _read(
    """
203 Bernoulli Bernoulli
219 Beta Beta
231 Binomial Binomial kl(Binomial(4, 1/3), Binomial(4, 1/2))
247 Categorical Categorical kl({shares}, {others})
255 ContinuousBernoulli ContinuousBernoulli
263 Dirichlet Dirichlet kl(Dirichlet([1, 2, 3]), Dirichlet([3/2, 1, 2]))
275 Exponential Exponential
300 Gamma Gamma
309 Gumbel Gumbel
320 Geometric Geometric
325 HalfNormal HalfNormal
330 Laplace Laplace
341 LowRankMultivariateNormal same kl({slim}, {low})
375 MultivariateNormal LowRankMultivariateNormal kl({full}, {low})
405 LowRankMultivariateNormal MultivariateNormal kl({low}, {full})
442 MultivariateNormal MultivariateNormal kl({full}, {other})
467 Normal Normal
474 OneHotCategorical OneHotCategorical kl({shares}, {others})
479 Pareto Pareto
491 Poisson Poisson
505 Uniform Uniform
513 Bernoulli Poisson
518 Beta ContinuousBernoulli
533 Beta Exponential
542 Beta Gamma
556 Beta Normal
571 Beta Uniform
586 ContinuousBernoulli Exponential
595 ContinuousBernoulli Normal
607 ContinuousBernoulli Uniform
628 Exponential Gamma
641 Exponential Gumbel
654 Exponential Normal
673 Gamma Exponential
678 Gamma Gumbel
699 Gamma Normal
731 Gumbel Normal
750 Laplace Normal
771 Normal Gumbel
782 Normal Laplace
802 Pareto Exponential
813 Pareto Gamma
828 Pareto Normal
847 Uniform Beta
871 Uniform ContinuousBernoulli
889 Uniform Exponential
896 Uniform Gamma
912 Uniform Gumbel
925 Uniform Normal
934 Uniform Pareto
952 Cauchy Cauchy
"""
)
"""What torch has a formula for: of Binomial for as many trials. Its ContinuousBernoulli || Uniform(0, 1) is infinite,
since it asks for the support of Uniform to lie inside of (0, 1)."""

TORCH_INFINITE = _read(
    """
528 Beta Pareto
581 ContinuousBernoulli Pareto
620 Exponential Beta
621 Exponential ContinuousBernoulli
622 Exponential Pareto
623 Exponential Uniform
665 Gamma Beta
666 Gamma ContinuousBernoulli
667 Gamma Pareto
668 Gamma Uniform
718 Gumbel Beta
719 Gumbel ContinuousBernoulli
720 Gumbel Exponential
721 Gumbel Gamma
722 Gumbel Pareto
723 Gumbel Uniform
740 Laplace Beta
741 Laplace ContinuousBernoulli
742 Laplace Exponential
743 Laplace Gamma
744 Laplace Pareto
745 Laplace Uniform
761 Normal Beta
762 Normal ContinuousBernoulli
763 Normal Exponential
764 Normal Gamma
765 Normal Pareto
766 Normal Uniform
795 Pareto Beta
796 Pareto ContinuousBernoulli
797 Pareto Uniform
841 Poisson Bernoulli
842 Poisson Binomial
"""
)

TORCH_LEFT_OPEN = _read(
    """
553 Beta Laplace
578 ContinuousBernoulli Beta
591 ContinuousBernoulli Gamma
592 ContinuousBernoulli Laplace
651 Exponential Laplace
696 Gamma Laplace
728 Gumbel Laplace
825 Pareto Laplace
922 Uniform Laplace
"""
)
"""Its TODOs, and what it says to have no closed form."""

TORCH_OF_OTHERS = {
    "282 ExponentialFamily": "any family of it with itself: each here has its own",
    "496 TransformedDistribution": "the divergence of what is transformed: a bijection does not change it",
    "944 Independent": "the sum of the parts' divergences, as of DiagonalNormal",
}

TFP_CLOSED = _read(
    """
bernoulli.py:261 Bernoulli Bernoulli
beta.py:418 Beta Beta
categorical.py:482 Categorical Categorical kl({shares}, {others})
cauchy.py:240 Cauchy Cauchy
chi.py:149 Chi Chi
chi2.py:194 Chi2 Chi2 kl(ChiSquared(3), ChiSquared(5/2))
chi2.py:202 Chi2 Gamma kl(ChiSquared(3), Gamma(5/3, 3))
chi2.py:210 Gamma Chi2 kl(Gamma(3/2, 2), ChiSquared(5/2))
continuous_bernoulli.py:516 ContinuousBernoulli ContinuousBernoulli
dirichlet.py:377 Dirichlet Dirichlet kl(Dirichlet([1, 2, 3]), Dirichlet([3/2, 1, 2]))
exp_gamma.py:280 ExpGamma ExpGamma
exp_gamma.py:447 ExpInverseGamma ExpInverseGamma
gamma.py:390 Gamma Gamma
gaussian_process.py:823 GaussianProcess MultivariateNormal kl({full}, {other})
gaussian_process.py:841 MultivariateNormal GaussianProcess kl({full}, {other})
gumbel.py:208 Gumbel Gumbel
half_normal.py:207 HalfNormal HalfNormal
laplace.py:226 Laplace Laplace
logitnormal.py:326 LogitNormal LogitNormal kl(Normal(1/3, 3/2), Normal(-1, 2))
lognormal.py:167 LogNormal LogNormal
matrix_normal_linear_operator.py:260 MatrixNormal MatrixNormal kl({rows}, {columns})
moyal.py:228 Moyal Moyal
mvn_linear_operator.py:327 MultivariateNormal MultivariateNormal kl({full}, {other})
normal.py:257 Normal Normal
onehot_categorical.py:353 OneHotCategorical OneHotCategorical kl({shares}, {others})
ordered_logistic.py:340 OrderedLogistic OrderedLogistic kl({odds}, {higher})
pareto.py:273 Pareto Pareto
power_spherical.py:384 PowerSpherical SphericalUniform kl(Beta(5, 3/2), Beta(3/2, 3/2))
power_spherical.py:423 PowerSpherical VonMisesFisher kl(Beta(3, 1), ContinuousBernoulli(logit=4))
probit_bernoulli.py:229 ProbitBernoulli ProbitBernoulli kl(Bernoulli(probits=1/2), Bernoulli(probits=-1/3))
stopping_ratio_logistic.py:325 StoppingRatioLogistic StoppingRatioLogistic kl({odds}, {higher})
uniform.py:238 Uniform Uniform
von_mises.py:283 VonMises VonMises
von_mises_fisher.py:526 VonMisesFisher SphericalUniform kl(ContinuousBernoulli(logit=4), Uniform(0, 1))
weibull.py:224 Weibull Weibull
weibull.py:255 Weibull Gamma
"""
)
"""A Gaussian process at finitely many points is a MultivariateNormal. What turns on the cosine t of the angle to one
direction alone has the divergence of (1 + t)/2: on the sphere in n dimensions that is Beta(h + k, h), h = (n - 1)/2,
for PowerSpherical(k) and Beta(h, h) for SphericalUniform; in three ContinuousBernoulli(logit=2 k) for
VonMisesFisher(k), and Uniform(0, 1). Two directions that differ, of VonMises and of PowerSpherical || VonMisesFisher,
are not asked about here."""

TFP_OF_OTHERS = {
    "blockwise.py:104, 448 Blockwise": "the sum of the parts' divergences",
    "deterministic.py:453 Deterministic": "-log q at one place, which is no divergence: that is infinite",
    "independent.py:382 Independent": "the sum of the parts' divergences, as of DiagonalNormal",
    "joint_distribution_sequential.py:690 JointDistributionSequential": "the sum of the parts' divergences",
    "masked.py:326 Masked": "the divergence of what is not masked",
    "sample.py:566 Sample": "n times the divergence of one of n draws",
    "transformed_distribution.py:731 TransformedDistribution": "the divergence of what is transformed",
}
