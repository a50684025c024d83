"""Measures of Wishart and InverseWishart as the field writes them, of members in letters.

They are proved equal to what the integrals give, so nothing here is trusted.
"""

from __future__ import annotations

from symit.families.entry import Member
from symit.families.integrals.gamma_function import gamma
from symit.families.vectors.forms import flattened
from symit.families.vectors.matrices import full, lower_of
from symit.families.vectors.wishart import Plain, gamma_two, halves
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.special import DIGAMMA

ROWS_AND_COLUMNS = (0, 0), (1, 0), (1, 1)
"""Of x_11, x_21 and x_22."""


def mean_log_det(p: Plain) -> Term:
    """log(4 det V) + digamma(nu/2) + digamma((nu-1)/2), or log(det(V)/4) less these."""
    if p.is_of_inverse:
        return b.sub(b.log(b.div(p.det, 4)), _digammas(p))
    return b.add(_digammas(p), b.log(b.mul(4, p.det)))


def _digammas(p: Plain) -> Term:
    """digamma(nu/2) + digamma((nu-1)/2)."""
    return b.add(*(b.app(DIGAMMA, s) for s in halves(p.nu)))


def mean(p: Plain, place: int) -> Term:
    """nu v_ij, or v_ij/(nu - 3) of the inverse."""
    entry = p.member.values[place + 1]
    return b.div(entry, b.sub(p.nu, 3)) if p.is_of_inverse else b.mul(p.nu, entry)


def mean_of_product(p: Plain, one: int, other: int) -> Term:
    """The covariance of two entries and the product of their means, of a Wishart matrix."""
    product = _product(p.member.values[one + 1], p.member.values[other + 1])
    return b.add(covariance(p.member, one, other), b.mul(b.power(p.nu, 2), product))


def covariance(member: Member, one: int, other: int) -> Term:
    """nu (v_ik v_jl + v_il v_jk), of the entries ij and kl of a Wishart matrix."""
    nu, *lower = member.values
    v, (i, j), (k, m) = full(lower_of(lower)), ROWS_AND_COLUMNS[one], ROWS_AND_COLUMNS[other]
    straight, crossed = (v[i][k], v[j][m]), (v[i][m], v[j][k])
    if set(straight) == set(crossed):
        return flattened(b.mul(2, nu, _product(*straight)))
    return flattened(b.mul(nu, b.add(_product(*straight), _product(*crossed))))


def _product(one: Term, other: Term) -> Term:
    return b.power(one, 2) if one == other else b.mul(one, other)


def entropy(p: Plain) -> Term:
    """3/2 log det V + log(8 Gamma_2(nu/2)) - (nu - 3)/2 (digamma(nu/2) + digamma((nu-1)/2)) + nu, with 1/8 and nu + 3
    of the inverse."""
    gammas = b.div(gamma_two(p.nu), 8) if p.is_of_inverse else b.mul(8, gamma_two(p.nu))
    of_log = b.mul(b.div(b.add(p.nu, 3) if p.is_of_inverse else b.sub(p.nu, 3), 2), _digammas(p))
    return b.add(b.mul(b.div(3, 2), b.log(p.det)), b.log(gammas), b.neg(of_log), p.nu)


def _in_order(p: Plain, q: Plain) -> tuple[Plain, Plain]:
    """V and U as they stand in det U/det V and tr(U^-1 V); for inverses they change places."""
    return (q, p) if p.is_of_inverse else (p, q)


def _trace(p: Plain, q: Plain) -> Term:
    """tr(U^-1 V)."""
    v, u = _in_order(p, q)
    return u.trace_below(v)


def _ratio(p: Plain, q: Plain) -> Term:
    """det U/det V."""
    v, u = _in_order(p, q)
    return b.div(u.det, v.det)


def kl(p: Plain, q: Plain) -> Term:
    """m/2 log(det U/det V) + log(Gamma_2(m/2)/Gamma_2(nu/2)) + (nu - m)/2 (digamma(nu/2) + digamma((nu-1)/2)) +
    nu/2 (tr(U^-1 V) - 2)."""
    nu, m = p.nu, q.nu
    gammas = b.log(b.div(b.mul(*map(gamma, halves(m))), b.mul(*map(gamma, halves(nu)))))
    of_det = b.mul(b.div(m, 2), b.log(_ratio(p, q)))
    of_log = b.mul(b.div(b.sub(nu, m), 2), _digammas(p))
    return b.add(of_det, gammas, of_log, b.mul(b.div(nu, 2), b.sub(_trace(p, q), 2)))


def cross_entropy(p: Plain, q: Plain) -> Term:
    """m/2 log det U + m log 2 + log Gamma_2(m/2) - (m - 3)/2 E log det x + nu/2 tr(U^-1 V), with - m/2 and m + 3 of the
    inverse."""
    nu, m = p.nu, q.nu
    constant = b.add(b.mul(m, b.log(2)), b.log(gamma_two(m)))
    of_det, of_log = b.mul(b.div(m, 2), b.log(q.det)), b.mul(b.div(b.sub(m, 3), 2), mean_log_det(p))
    if p.is_of_inverse:
        of_det, of_log = b.neg(of_det), b.neg(b.mul(b.div(b.add(m, 3), 2), mean_log_det(p)))
    return b.add(of_det, constant, b.neg(of_log), b.mul(b.div(nu, 2), _trace(p, q)))


def jeffreys(p: Plain, q: Plain) -> Term:
    """(nu - m)/2 (log(det V/det U) + the digammas of the first - those of the other) + nu/2 tr(U^-1 V) +
    m/2 tr(V^-1 U) - nu - m."""
    nu, m = p.nu, q.nu
    logs = b.add(_digammas(p), b.neg(_digammas(q)), b.log(_ratio(q, p)))
    traces = b.mul(b.div(nu, 2), _trace(p, q)), b.mul(b.div(m, 2), _trace(q, p))
    return b.add(b.mul(b.div(b.sub(nu, m), 2), logs), *traces, b.neg(nu), b.neg(m))
