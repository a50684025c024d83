"""Closed forms as a person writes them: one case for each thing that is done to a normal form."""

import pytest

import symit

WRITTEN = {
    "kl(Uniform(a, b), Normal(m, s))": "½ log(2 π s²) − log(b − a) + (a + b − 2 m)²/(8 s²) + (a − b)²/(24 s²)",
    "kl(Normal(m, s), Normal(n, t))": "log(t/s) + (s² + (m − n)²)/(2 t²) − ½",
    "kl(GeneralizedGamma(a, d, p), LogNormal(m, s))": (
        "½ log(2 π p² s²) − log Γ(d/p) + d ψ(d/p)/p + ψ₁(d/p)/(2 p² s²) + (log a + ψ(d/p)/p − m)²/(2 s²) − d/p"
    ),
    "kl(Logistic(a, b), Laplace(m, s))": "log(2 s/b) + 2 b log(exp(a/b) + exp(m/b))/s − (a + m)/s − 2",
    "kl(ContinuousBernoulli(a), PowerFunction(b))": (
        "log(a/(e^a − 1)) − log b + (a e^a − (b − 1) Ein(−a))/(e^a − 1) − 1"
    ),
    "kl(Normal(m, s), Laplace(n, b))": (
        "½ log(2 b²/(π s²)) + (m − n) (2 Φ((m − n)/s) − 1)/b + √(2/π) s/b · exp(−(m − n)²/(2 s²)) − ½"
    ),
    "variance(Triangular(a, b, c))": "(a² − a b − a c + b² − b c + c²)/18",
    "kl(Binomial(4, 1/3), Binomial(5, 1/4))": "122/9 · log 2 − 65/81 · log 5 − 199/27 · log 3",
    "kl(Bernoulli(1/3), Bernoulli(1/5))": "⅓ log(125/108)",
    "hellinger(HalfNormal(a), HalfNormal(b))": "√(1 − √(2 a b/(a² + b²)))",
    "hellinger(LogNormal(a, b), LogNormal(c, d))": "√(1 − √(2 b d/(b² + d²)) exp(−(a − c)²/(4 (b² + d²))))",
    "hellinger(Rayleigh(a), Rayleigh(b))": "|a − b|/√(a² + b²)",
    "hellinger(Bernoulli(a), Bernoulli(b))": "√(1 − √(a b) − √(1 − a) √(1 − b))",
    "bhattacharyya(Uniform(a, b), Uniform(c, d))": "½ log((d − c)/(b − a))",
    "kl(Logarithmic(p), Logarithmic(q))": "log(log(1 − q)/log(1 − p)) + p log(q/p)/((1 − p) log(1 − p))",
    "cross_entropy(Zipf(3/2), Zipf(x))": "log ζ(x) − ζ′(3/2) x/ζ(3/2)",
    "kl(ChiSquared(k), Maxwell(a))": (
        "3 log a − log Γ(k/2) + ½ log(π/128) + (k/2 − 3) ψ(k/2) − ½ k + k (k + 2)/(2 a²)"
    ),
    "mean(HalfNormal(s))": "√(2/π) s",
    "wasserstein(Geometric(p), Geometric(q), 1)": "|q − p|/(p q)",
    "total_variation(Poisson(1), Poisson(3))": "2 e⁻¹ − 4 e⁻³",
    "wasserstein(Poisson(a), Poisson(b), 1)": "|b − a|",
    "wasserstein(Binomial(n, p), Binomial(n, q), 1)": "n |q − p|",
    "wasserstein(NegativeBinomial(r, p), NegativeBinomial(r, q), 1)": "r |q − p|/(p q)",
    "wasserstein(NegativeBinomial(mean=m, dispersion=d), NegativeBinomial(mean=n, dispersion=d), 1)": "|m − n|",
    "jeffreys(Gamma(a, b), Gamma(c, d))": "(a − c) (log(d/b) + ψ(a) − ψ(c)) − a − c + a d/b + b c/d",
    "kl(ContinuousBernoulli(a), ContinuousBernoulli(b))": (
        "log(a (e^b − 1)/(b (e^a − 1))) + (a − b) e^a/(e^a − 1) + b/a − 1"
    ),
    "kl(Beta(a, b), Beta(c, d))": (
        "log(Γ(c) Γ(d) Γ(a + b)/(Γ(a) Γ(b) Γ(c + d))) + (a − c) ψ(a) + (b − d) ψ(b) + (c + d − a − b) ψ(a + b)"
    ),
    "total_variation(Normal(0, 1), Normal(1, 2))": (
        "Φ(⅔ √(6 log 2 + 1) − ⅓) − Φ(√(6 log 2 + 1)/3 − ⅔) − Φ(√(6 log 2 + 1)/3 + ⅔) + Φ(⅔ √(6 log 2 + 1) + ⅓)"
    ),
    "wasserstein(Exponential(a), Pareto(b, c), 2)": "√(c² b/(b − 2) − 2 c b²/(a (b − 1)²) + 2/a²)",
    "wasserstein(Uniform(a, b), Uniform(c, d), 2)": "√(((b − d) (a − c) + (a − c)² + (b − d)²)/3)",
    "wasserstein(InverseGamma(a, b), InverseGamma(a, c), 2)": "|b − c|/(√(a − 1) √(a − 2))",
    "wasserstein(Bernoulli(logits=x), Bernoulli(logits=y), 1)": "|(e^y − e^x)/(exp(x + y) + e^x + e^y + 1)|",
    "chi_squared(Poisson(a), Poisson(b))": "exp((a − b)²/b) − 1",
    "kl(Uniform(0, 1), ContinuousBernoulli(l))": "log((e^l − 1)/l) − ½ l",
    "wasserstein(Rayleigh(a), Rayleigh(2), 2)": "√2 |a − 2|",
    "wasserstein(Laplace(m, 2), Laplace(0, 2), 1)": "|m|",
    "wasserstein(Normal(0, 1), LogNormal(0, 1), 2)": "√(e² − 2 exp(½) + 1)",
    "wasserstein(Gamma(a, r), Gamma(a, b), 2)": "√a √(a + 1) |b − r|/(r b)",
    "wasserstein(Gamma(2, 1), Gamma(2, b), 2)": "√6 |b − 1|/b",
    "wasserstein(Exponential(a), Exponential(b), 2)": "√2 |a − b|/(a b)",
    "total_variation(Lomax(a, s), Lomax(b, s))": (
        "{(1 − b/a) (b/a)^(b/(a − b)) if b < a; (b/a − 1) (b/a)^(b/(a − b)) if a < b; 0 otherwise}"
    ),
}


@pytest.mark.parametrize("question", WRITTEN)
def test_a_closed_form_is_written_as_a_person_would(question: str) -> None:
    assert f"= {WRITTEN[question]}\n" in symit.derive(question).text(width=200)
