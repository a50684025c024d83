"""Statements about entropies that a prover is tried on: true ones to prove, false ones to refute, hard ones to leave.

`TRUE` follows from the basic inequalities (nonnegativity of conditional mutual information) and its conditions, so a
prover must prove each.  `FALSE` fails for some distribution of a few equally likely or simply weighted outcomes that
meets its conditions, so a prover must refute each.  `UNDECIDED` does not follow from the basic inequalities, and is
true by the literature or open, so the prover must neither prove nor refute.

A source names where a statement stands, or for a false one what it distorts; it gives a number only where the number
is known.  Plain data: nothing here parses, proves or computes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Statement:
    """A relation between information quantities, the conditions it is claimed under, and where it comes from."""

    text: str
    given: tuple[str, ...]
    source: str


COVER_THOMAS = "Cover & Thomas, Elements of Information Theory, 2nd ed. (2006)"
YEUNG = "Yeung, Information Theory and Network Coding (2008)"
EL_GAMAL_KIM = "El Gamal & Kim, Network Information Theory (2011)"
CSISZAR_KORNER = "Csiszar & Korner, Information Theory, 2nd ed. (2011)"
MCELIECE = "McEliece, The Theory of Information and Coding, 2nd ed. (2002)"
HAN = "Han, Nonnegative entropy measures of multivariate symmetric correlations (1978)"
SHEARER = "Chung, Graham, Frankl & Shearer, Some intersection theorems for ordered sets and graphs (1986)"
MADIMAN_TETALI = "Madiman & Tetali, Information inequalities for joint distributions (2010)"
MADIMAN = "Madiman, On the entropy of sums (2008)"
WATANABE = "Watanabe, Information theoretical analysis of multivariate correlation (1960)"
AUSTIN = "Austin, Multi-variate correlation and mixtures of product measures (2020)"
MCGILL = "McGill, Multivariate information transmission (1954)"
PEARL = "Pearl, Probabilistic Reasoning in Intelligent Systems (1988), Ch. 3"
DAWID = "Dawid, Conditional independence in statistical theory (1979)"
STUDENY = "Studeny, Probabilistic Conditional Independence Structures (2005)"
ARMSTRONG = "Armstrong, Dependency structures of data base relationships (1974)"
LEE = "Lee, An information-theoretic analysis of relational databases (1987)"
HAMMER = "Hammer, Romashchenko, Shen & Vereshchagin, Inequalities for Shannon entropy and Kolmogorov complexity (2000)"
INGLETON = "Ingleton, Representation of matroids (1971)"
GACS_KORNER = "Gacs & Korner, Common information is far less than mutual information (1973)"
WYNER = "Wyner, The common information of two dependent random variables (1975)"
SHANNON_SECRECY = "Shannon, Communication theory of secrecy systems (1949)"
KARNIN = "Karnin, Greene & Hellman, On secret sharing systems (1983)"
CAPOCELLI = "Capocelli, De Santis, Gargano & Vaccaro, On the size of shares for secret sharing schemes (1993)"
CSIRMAZ = "Csirmaz, The size of a share must be large (1997)"
BEIMEL = "Beimel, Secret-sharing schemes: a survey (2011)"
MAURER = "Maurer, Secret key agreement by public discussion from common information (1993)"
AHLSWEDE = "Ahlswede, Cai, Li & Yeung, Network information flow (2000)"
SLEPIAN_WOLF = "Slepian & Wolf, Noiseless coding of correlated information sources (1973)"
MULTILEVEL = "Roche, Yeung & Hau, Symmetrical multilevel diversity coding (1997)"
INDEX_CODING = "Bar-Yossef, Birk, Jayram & Kol, Index coding with side information (2011)"
BLASIAK = "Blasiak, Kleinberg & Lubetzky, Lexicographic products and the power of non-linear network coding (2011)"
GUESSING = "Riis, Information flows, graphs and their guessing numbers (2007)"
CACHING = "Maddah-Ali & Niesen, Fundamental limits of caching (2014)"
REGENERATING = "Dimakis, Godfrey, Wu, Wainwright & Ramchandran, Network coding for distributed storage systems (2010)"
BRAUNSTEIN_CAVES = "Braunstein & Caves, Information-theoretic Bell inequalities (1988)"
FRITZ = "Fritz, Beyond Bell's theorem: correlation scenarios (2012)"
CAUSALITY = "Pawlowski et al., Information causality as a physical principle (2009)"
MASSEY = "Massey, Causality, feedback and directed information (1990)"
ZHANG_YEUNG = "Zhang & Yeung, On characterization of entropy function via information inequalities (1998)"
DOUGHERTY_2006 = "Dougherty, Freiling & Zeger, Six new non-Shannon information inequalities (2006)"
DOUGHERTY_2011 = "Dougherty, Freiling & Zeger, Non-Shannon information inequalities in four random variables (2011)"
MATUS = "Matus, Infinitely many information inequalities (2007)"
MAKARYCHEV = (
    "Makarychev, Makarychev, Romashchenko & Vereshchagin, "
    "A new class of non-Shannon-type inequalities for entropies (2002)"
)

STATIONARY = ("H(X1) = H(X2)", "H(X2) = H(X3)", "H(X1,X2) = H(X2,X3)")
PATH_SCHEME = (
    "A,B determines S",
    "B,C determines S",
    "C,D determines S",
    "S _||_ A,C",
    "S _||_ A,D",
    "S _||_ B,D",
)
CACHING_SCHEME = (
    "W1 _||_ W2",
    "W1,W2 determines Z1,Z2,XA,XB",
    "Z1,XA determines W1",
    "Z2,XA determines W2",
    "Z1,XB determines W2",
    "Z2,XB determines W1",
)
CYCLE_OF_FIVE = (
    "X2,X5 determines X1",
    "X1,X3 determines X2",
    "X2,X4 determines X3",
    "X3,X5 determines X4",
    "X4,X1 determines X5",
)
LATIN_SQUARES = (
    "A _||_ B",
    "A,B determines C,D",
    "A,C determines B",
    "A,D determines B",
    "B,C determines A",
    "B,D determines A",
    "C,D determines A",
)
TRIANGLE_NETWORK = ("X _||_ Y _||_ Z", "X,Y determines A", "Y,Z determines B", "X,Z determines C")

TRUE: tuple[Statement, ...] = (
    # Basic properties and chain rules.
    Statement("H(X) >= 0", (), f"{COVER_THOMAS}, Lemma 2.1.1"),
    Statement("0 <= H(Y|X)", (), f"{COVER_THOMAS}, Sec. 2.2"),
    Statement("I(X;Y) >= 0", (), f"{COVER_THOMAS}, corollary to Thm 2.6.3"),
    Statement("I(X;Y|Z) >= 0", (), f"{COVER_THOMAS}, corollary to Thm 2.6.3"),
    Statement("I(X;Y) = H(X) - H(X|Y)", (), f"{COVER_THOMAS}, Thm 2.4.1"),
    Statement("I(X;Y) = H(X) + H(Y) - H(X,Y)", (), f"{COVER_THOMAS}, Thm 2.4.1"),
    Statement("I(X;Y) = I(Y;X)", (), f"{COVER_THOMAS}, Thm 2.4.1"),
    Statement("I(X;X) = H(X)", (), f"{COVER_THOMAS}, Thm 2.4.1"),
    Statement("H(X,Y) = H(X) + H(Y|X)", (), f"{COVER_THOMAS}, Thm 2.2.1"),
    Statement("H(X,Y|Z) = H(X|Z) + H(Y|X,Z)", (), f"{COVER_THOMAS}, corollary to Thm 2.2.1"),
    Statement("H(X1,X2,X3,X4) = H(X1) + H(X2|X1) + H(X3|X1,X2) + H(X4|X1,X2,X3)", (), f"{COVER_THOMAS}, Thm 2.5.1"),
    Statement("I(X1,X2,X3;Y) = I(X1;Y) + I(X2;Y|X1) + I(X3;Y|X1,X2)", (), f"{COVER_THOMAS}, Thm 2.5.2"),
    Statement("I(X;Y|Z) = H(X|Z) - H(X|Y,Z)", (), f"{COVER_THOMAS}, Sec. 2.5"),
    Statement("I(X;Y|Z) = H(X,Z) + H(Y,Z) - H(X,Y,Z) - H(Z)", (), f"{YEUNG}, Ch. 2"),
    Statement("I(X1,X2;Y|Z) = I(X1;Y|Z) + I(X2;Y|X1,Z)", (), f"{YEUNG}, Ch. 2"),
    Statement("H(X|Y) <= H(X)", (), f"{COVER_THOMAS}, Thm 2.6.5"),
    Statement("H(X|Y,Z) <= H(X|Y)", (), f"{YEUNG}, Ch. 2"),
    Statement("H(X1,X2,X3,X4,X5) <= H(X1) + H(X2) + H(X3) + H(X4) + H(X5)", (), f"{COVER_THOMAS}, Thm 2.6.6"),
    Statement("H(X1,X2,X3) = H(X1) + H(X2) + H(X3)", ("X1 _||_ X2 _||_ X3",), f"{COVER_THOMAS}, Thm 2.6.6"),
    Statement("H(X) <= H(X,Y)", (), f"{COVER_THOMAS}, Sec. 2.2"),
    Statement("I(X;Y) <= H(X)", (), f"{COVER_THOMAS}, Sec. 2.4"),
    Statement("I(X;Y|Z) <= H(Y|Z)", (), f"{YEUNG}, Ch. 2"),
    Statement("1/2 H(X) + 0.5*H(Y) <= H(X,Y)", (), f"{YEUNG}, Ch. 2 (twice H(X) <= H(X,Y))"),
    Statement("0.000001 I(X;Y) <= H(X,Y)", (), f"{YEUNG}, Ch. 2 (a small multiple of I(X;Y) <= H(X,Y))"),
    Statement(
        "H(Y) <= H(X)", ("X determines Y",), f"{COVER_THOMAS}, problem 'Entropy of functions of a random variable'"
    ),
    Statement("H(X) = H(Y)", ("X determines Y", "Y determines X"), f"{YEUNG}, Ch. 2"),
    Statement("I(X;Y) = H(Y)", ("X determines Y",), f"{YEUNG}, Ch. 2"),
    Statement("I(X,Y;Z) >= I(X;Z)", (), f"{COVER_THOMAS}, problem 'Inequalities' of Ch. 2"),
    Statement("H(X,Y,Z) - H(X,Y) <= H(X,Z) - H(X)", (), f"{COVER_THOMAS}, problem 'Inequalities' of Ch. 2"),
    Statement("I(X;Z|Y) >= I(Z;Y|X) - I(Z;Y) + I(X;Z)", (), f"{COVER_THOMAS}, problem 'Inequalities' of Ch. 2"),
    Statement(
        "H(X|Z) + H(Z|X) <= H(X|Y) + H(Y|X) + H(Y|Z) + H(Z|Y)", (), f"{COVER_THOMAS}, problem 'A metric' of Ch. 2"
    ),
    Statement("H(X|Y) + H(Y|X) = 2 H(X,Y) - H(X) - H(Y)", (), f"{COVER_THOMAS}, problem 'A metric' of Ch. 2"),
    Statement("H(X) - H(Y) <= H(X|Y)", (), f"{CSISZAR_KORNER}, Ch. 3"),
    Statement("I(X;Z) - I(Y;Z) <= H(X|Y)", (), f"{CSISZAR_KORNER}, Ch. 3"),
    Statement("I(X;Y) - I(X;Z) <= I(X;Y|Z)", (), f"{YEUNG}, Ch. 2 (chain rule)"),
    Statement("I(X;Y) + I(X;Z) <= H(X) + I(Y;Z)", (), f"{YEUNG}, Ch. 3 (I-measure)"),
    Statement("H(X,E|Y) = H(X|Y)", ("X,Y determines E",), f"{COVER_THOMAS}, Sec. 2.10 (proof of Fano's inequality)"),
    Statement(
        "H(X|Y) <= H(E) + H(X|E,Y)", ("X,Y determines E",), f"{COVER_THOMAS}, Sec. 2.10 (proof of Fano's inequality)"
    ),
    Statement(
        "H(X) <= H(Z)",
        ("X _||_ Y", "X,Y determines Z", "Z,Y determines X"),
        f"{COVER_THOMAS}, problem 'Entropy of a sum' of Ch. 2",
    ),
    Statement(
        "H(Z|X) = H(Y|X)",
        ("X,Y determines Z", "X,Z determines Y"),
        f"{COVER_THOMAS}, problem 'Entropy of a sum' of Ch. 2",
    ),
    Statement(
        "I(X;Q,A) = H(A|Q)", ("X _||_ Q", "X,Q determines A"), f"{COVER_THOMAS}, problem 'Random questions' of Ch. 2"
    ),
    Statement(
        "I(X;Q1,A1,Q2,A2) <= I(X;Q1,A1) + I(X;Q2,A2)",
        ("X _||_ Q1 _||_ Q2", "X,Q1 determines A1", "X,Q2 determines A2"),
        f"{COVER_THOMAS}, problem 'Random questions' of Ch. 2",
    ),
    Statement(
        "H(X3|X1,X2) <= H(X2|X1)", STATIONARY, f"{COVER_THOMAS}, Sec. 4.2 (entropy rate of a stationary process)"
    ),
    Statement(
        "1/3 H(X1,X2,X3) <= 1/2 H(X1,X2)", STATIONARY, f"{COVER_THOMAS}, Ch. 4 (per-symbol entropy does not grow)"
    ),
    Statement("H(X0|X1) <= H(X0|X2)", ("X0 -> X1 -> X2",), f"{COVER_THOMAS}, Ch. 4 (initial conditions are forgotten)"),
    # Data processing and Markov chains.
    Statement("I(X;Z) <= I(X;Y)", ("X -> Y -> Z",), f"{COVER_THOMAS}, Thm 2.8.1"),
    Statement("I(X;Z) <= I(Y;Z)", ("X -> Y -> Z",), f"{COVER_THOMAS}, Sec. 2.8"),
    Statement("I(X;Y|Z) <= I(X;Y)", ("X -> Y -> Z",), f"{COVER_THOMAS}, corollary to Thm 2.8.1"),
    Statement("I(X;Z) <= I(X;Y)", ("Y determines Z",), f"{COVER_THOMAS}, corollary to Thm 2.8.1"),
    Statement("H(X|Y) <= H(X|Z)", ("X -> Y -> Z",), f"{COVER_THOMAS}, Sec. 2.8"),
    Statement("I(X;W) <= I(Y;Z)", ("X -> Y -> Z -> W",), f"{YEUNG}, Ch. 2"),
    Statement("I(X1;X6) <= I(X3;X4)", ("X1 -> X2 -> X3 -> X4 -> X5 -> X6",), f"{YEUNG}, Ch. 2"),
    Statement("I(X1;X8) <= I(X2;X7)", ("X1 -> X2 -> X3 -> X4 -> X5 -> X6 -> X7 -> X8",), f"{YEUNG}, Ch. 2"),
    Statement("I(X;Z,W) <= I(X;Y)", ("X -> Y -> Z,W",), f"{COVER_THOMAS}, Sec. 2.8"),
    Statement("I(U;V) <= I(X;Y)", ("X determines U", "Y determines V"), f"{YEUNG}, Ch. 2"),
    Statement("I(X;Z|W) <= I(X;Y|W)", ("X _||_ Z | Y,W",), f"{CSISZAR_KORNER}, Ch. 3"),
    Statement(
        "I(X;T) = I(X;Y)", ("Y determines T", "X -> T -> Y"), f"{COVER_THOMAS}, Sec. 2.9 (sufficient statistics)"
    ),
    Statement("I(X;Z|Y) = 0", ("Z -> Y -> X",), f"{COVER_THOMAS}, Sec. 2.8 (chains may be reversed)"),
    Statement("I(X1;X4|X3) = 0", ("X1 -> X2 -> X3 -> X4",), f"{YEUNG}, Ch. 2 (Markov subchains)"),
    Statement("I(X1,X2;X4,X5|X3) = 0", ("X1 -> X2 -> X3 -> X4 -> X5",), f"{YEUNG}, Ch. 2 (Markov subchains)"),
    Statement(
        "I(X2;X4|X1,X3,X5) = 0", ("X1 -> X2 -> X3 -> X4 -> X5",), f"{YEUNG}, Ch. 12 (Markov chains as random fields)"
    ),
    Statement(
        "I(X1;X3) + I(X2;X4) <= I(X1;X4) + I(X2;X3)",
        ("X1 -> X2 -> X3 -> X4",),
        f"{COVER_THOMAS}, problem 'Chain inequality' of Ch. 4",
    ),
    Statement(
        "I(X;Z) + I(X;W) <= I(X;Y) + I(Z;W)",
        ("X -> Y -> Z,W",),
        f"{COVER_THOMAS}, problem 'Broadcast channel' of Ch. 4",
    ),
    Statement("I(X;W|Z) = 0", ("X _||_ Y", "X,Y -> Z -> W"), f"{PEARL} (d-separation)"),
    Statement(
        "I(X;Z) = I(Y;Z)", ("X -> Y -> Z", "Y -> X -> Z"), f"{CSISZAR_KORNER}, Ch. 16 (step of the double Markov lemma)"
    ),
    Statement(
        "I(X,Y;Z|J) = 0",
        ("X -> Y -> Z", "Y -> X -> Z", "X determines J", "Y determines J", "X -> J -> Y"),
        f"{CSISZAR_KORNER}, Ch. 16 (double Markov lemma, when the common part explains all dependence)",
    ),
    # Subset inequalities: Han, Shearer, Madiman and Tetali, Loomis and Whitney.
    Statement("H(X,Z) + H(Y,Z) >= H(X,Y,Z) + H(Z)", (), f"{YEUNG}, Ch. 14 (submodularity)"),
    Statement("H(A,B,C) + H(B,C,D) >= H(A,B,C,D) + H(B,C)", (), f"{YEUNG}, Ch. 14 (submodularity)"),
    Statement("2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", (), f"{COVER_THOMAS}, Sec. 17.6; {HAN}"),
    Statement("H(X|Y,Z) + H(Y|X,Z) + H(Z|X,Y) <= H(X,Y,Z)", (), HAN),
    Statement(
        "1/3 H(A,B,C) + 1/3 H(A,B,D) + 1/3 H(A,C,D) + 1/3 H(B,C,D) >= H(A,B,C,D)", (), f"{COVER_THOMAS}, Sec. 17.6"
    ),
    Statement(
        "1/12 H(A,B) + 1/12 H(A,C) + 1/12 H(A,D) + 1/12 H(B,C) + 1/12 H(B,D) + 1/12 H(C,D)"
        " >= 1/12 H(A,B,C) + 1/12 H(A,B,D) + 1/12 H(A,C,D) + 1/12 H(B,C,D)",
        (),
        f"{COVER_THOMAS}, Sec. 17.6 (entropy rates of subsets)",
    ),
    Statement(
        "1/3 H(X|Y,Z) + 1/3 H(Y|X,Z) + 1/3 H(Z|X,Y) <= 1/6 H(X,Y|Z) + 1/6 H(Y,Z|X) + 1/6 H(X,Z|Y)",
        (),
        f"{COVER_THOMAS}, Sec. 17.6 (conditional entropies of subsets)",
    ),
    Statement(
        "I(A;B,C,D) + I(B;A,C,D) + I(C;A,B,D) + I(D;A,B,C) >= 2/3 I(A,B;C,D) + 2/3 I(A,C;B,D) + 2/3 I(A,D;B,C)",
        (),
        f"{COVER_THOMAS}, Sec. 17.6 (mutual informations of subsets and their complements)",
    ),
    Statement(
        "5 H(A,B,C,D,E,F) <= H(B,C,D,E,F) + H(A,C,D,E,F) + H(A,B,D,E,F) + H(A,B,C,E,F) + H(A,B,C,D,F) + H(A,B,C,D,E)",
        (),
        HAN,
    ),
    Statement("2 H(A,B,C,D) <= H(A,B) + H(B,C) + H(C,D) + H(D,A)", (), f"{SHEARER} (edges of a 4-cycle)"),
    Statement("2 H(A,B,C,D,E) <= H(A,B) + H(B,C) + H(C,D) + H(D,E) + H(E,A)", (), f"{SHEARER} (edges of a 5-cycle)"),
    Statement("3 H(A,B,C,D) <= H(A,B) + H(A,C) + H(A,D) + H(B,C) + H(B,D) + H(C,D)", (), f"{SHEARER} (edges of K4)"),
    Statement(
        "3 H(A,B,C,D,E,F,G) <= H(A,B,C) + H(A,D,E) + H(A,F,G) + H(B,D,F) + H(B,E,G) + H(C,D,G) + H(C,E,F)",
        (),
        f"{SHEARER} (lines of the Fano plane)",
    ),
    Statement("2 H(A,B,C|D) <= H(A,B|D) + H(B,C|D) + H(A,C|D)", (), f"{SHEARER} (conditional form)"),
    Statement(
        "3 H(X,Y,Z,W) <= H(X,Y,Z) + H(X,Y,W) + H(X,Z,W) + H(Y,Z,W)",
        (),
        "Loomis & Whitney, An inequality related to the isoperimetric inequality (1949), entropy form",
    ),
    Statement(
        "H(X,Y|Z) + H(Y,Z|X) + H(X,Z|Y) <= 2 H(X,Y,Z)", (), f"{MADIMAN_TETALI} (lower bound, fractional packing)"
    ),
    Statement(
        "H(A,B|C,D,E) + H(B,C|A,D,E) + H(C,D|A,B,E) + H(D,E|A,B,C) + H(E,A|B,C,D) <= 2 H(A,B,C,D,E)",
        (),
        f"{MADIMAN_TETALI} (lower bound on a 5-cycle)",
    ),
    Statement(
        "H(A,B,C) <= 1/2 H(A,B) + 1/2 H(B,C|A) + 1/2 H(A,C)",
        (),
        f"{MADIMAN_TETALI} (upper bound, conditioned on the past)",
    ),
    Statement(
        "H(A,B) + H(B,C) + H(C,D) + H(D,A) >= H(A,B,C) + H(B) + H(A,C,D) + H(D)",
        (),
        "Balister & Bollobas, Projections, entropy and sumsets (2012) (one compression)",
    ),
    Statement(
        "H(X,Y,Z) = 2 H(X,Y) - H(Y)",
        ("X -> Y -> Z", "H(X,Y) = H(Y,Z)"),
        "Kopparty & Rossman, The homomorphism domination exponent (2011)",
    ),
    Statement(
        "H(C) + H(Y) <= H(A) + H(B)",
        (
            "X _||_ Y _||_ Z",
            "X,Y determines A",
            "X,A determines Y",
            "Y,Z determines B",
            "A,Z determines C",
            "X,B determines C",
            "X,C determines B",
        ),
        f"{MADIMAN} (submodularity of sums; A = X+Y, B = Y+Z, C = X+Y+Z)",
    ),
    Statement(
        "H(C) + H(Y) <= H(A) + H(B)",
        ("X _||_ Y _||_ Z", "A,B determines C", "X,Z determines C", "A,B,X,Z determines Y"),
        f"{MADIMAN} and the literature on Ruzsa's triangle inequality (A = X-Y, B = Y-Z, C = X-Z)",
    ),
    # Total correlation, dual total correlation, interaction information.
    Statement("TC(X;Y;Z) = H(X) + H(Y) + H(Z) - H(X,Y,Z)", (), WATANABE),
    Statement("TC(X;Y;Z) >= 0", (), WATANABE),
    Statement("TC(X;Y;Z) = I(X;Y) + I(X,Y;Z)", (), WATANABE),
    Statement("TC(X;Y) = I(X;Y)", (), WATANABE),
    Statement("DTC(X;Y;Z) >= 0", (), HAN),
    Statement("DTC(X;Y) = I(X;Y)", (), HAN),
    Statement("DTC(X;Y;Z) = H(X,Y,Z) - H(X|Y,Z) - H(Y|X,Z) - H(Z|X,Y)", (), HAN),
    Statement("DTC(X;Y;Z) <= H(X,Y,Z)", (), HAN),
    Statement("TC(X;Y;Z) + DTC(X;Y;Z) = I(X;Y,Z) + I(Y;X,Z) + I(Z;X,Y)", (), HAN),
    Statement("TC(A;B;C;D) <= 3 DTC(A;B;C;D)", (), AUSTIN),
    Statement("DTC(X;Y;Z) <= 2 TC(X;Y;Z)", (), AUSTIN),
    Statement(
        "TC(X;Y;Z) - DTC(X;Y;Z) = I(X;Y;Z)",
        (),
        "Rosas et al., Quantifying high-order interdependencies via the O-information (2019)",
    ),
    Statement("TC(X;Y) <= TC(X;Y;Z)", (), WATANABE),
    Statement("DTC(X;Y) <= DTC(X;Y;Z)", (), AUSTIN),
    Statement("I(X;Y) + I(Y;Z) + I(X;Z) <= 3/2 TC(X;Y;Z)", (), HAN),
    Statement("TC(X;Y;Z) <= TC(A;Y;Z)", ("A determines X",), WATANABE),
    Statement("TC(X;Y;Z) = 0", ("X _||_ Y _||_ Z",), WATANABE),
    Statement(
        "TC(A;B;C;D) = I(A;B) + I(B;C) + I(B;D)",
        ("A _||_ C,D | B", "C _||_ D | B"),
        "Chow & Liu, Approximating discrete probability distributions with dependence trees (1968)",
    ),
    Statement("DTC(X;Y;Z) = I(Y;X,Z)", ("X -> Y -> Z",), AUSTIN),
    Statement("DTC(X1;X2;X3) <= I(X1,X2,X3;W)", ("X1 _||_ X2,X3 | W", "X2 _||_ X3 | W"), AUSTIN),
    Statement("I(X;Y;Z) = I(X;Y) - I(X;Y|Z)", (), f"{MCGILL}; {YEUNG}, Ch. 3"),
    Statement("I(X;Y;Z) = I(Z;X;Y)", (), MCGILL),
    Statement(
        "I(X;Y;Z) = H(X,Y,Z) - H(X) - H(Y) - H(Z) + I(X;Y) + I(Y;Z) + I(Z;X)",
        (),
        f"{COVER_THOMAS}, problem 'Venn diagrams' of Ch. 2",
    ),
    Statement("I(X;Y;Z) <= I(Y;Z)", (), f"{YEUNG}, Ch. 3"),
    Statement("-I(X;Y|Z) <= I(X;Y;Z)", (), f"{YEUNG}, Ch. 3"),
    Statement("-H(X) <= I(X;Y;Z)", (), f"{YEUNG}, Ch. 3"),
    Statement("I(X;Y;Z) = I(X;Z)", ("X -> Y -> Z",), f"{YEUNG}, Ch. 3 (I-measure of a Markov chain)"),
    Statement("I(X;Y;Z) <= 0", ("X _||_ Y",), f"{YEUNG}, Ch. 3"),
    Statement("I(X;Y;Z) = 0", ("X _||_ Y,Z",), f"{YEUNG}, Ch. 3"),
    # Conditional independence and functional dependence.
    Statement("I(Y;X|Z) = 0", ("X _||_ Y | Z",), f"{DAWID}; {PEARL} (symmetry)"),
    Statement("I(X;Y|Z) = 0", ("X _||_ Y,W | Z",), f"{DAWID}; {PEARL} (decomposition)"),
    Statement("I(X;Y|Z,W) = 0", ("X _||_ Y,W | Z",), f"{DAWID}; {PEARL} (weak union)"),
    Statement("I(X;Y,W|Z) = 0", ("X _||_ W | Z", "X _||_ Y | Z,W"), f"{DAWID}; {PEARL} (contraction)"),
    Statement("I(X;Y|Z) = 0", ("Z determines X",), f"{STUDENY} (functional dependence gives independence)"),
    Statement("I(X;Z) = 0", ("X _||_ Y", "Y determines Z"), DAWID),
    Statement("I(X;Y|Z,U) = 0", ("X _||_ Y | Z", "X,Z determines U"), DAWID),
    Statement("I(X,Y;Z) = 0", ("X _||_ Y _||_ Z",), f"{YEUNG}, Ch. 2"),
    Statement("H(X,Y,Z) = H(X) + H(Y) + H(Z)", ("X _||_ Y", "X,Y _||_ Z"), f"{YEUNG}, Ch. 2"),
    Statement(
        "I(A;B|C,D) + I(C;D|A) + I(C;D|B) + I(A;B) = I(C;D|A,B) + I(A;B|C) + I(A;B|D) + I(C;D)",
        (),
        f"{STUDENY} (identity behind a rule that is not a semi-graphoid axiom)",
    ),
    Statement(
        "I(C;D) = 0",
        ("A _||_ B | C,D", "C _||_ D | A", "C _||_ D | B", "A _||_ B"),
        f"{STUDENY}; Studeny, Conditional independence relations have no finite complete characterization (1992)",
    ),
    Statement("H(X|X,Y) = 0", (), f"{ARMSTRONG} (reflexivity); {LEE}"),
    Statement("H(Y,Z|X,Z) = 0", ("X determines Y",), f"{ARMSTRONG} (augmentation); {LEE}"),
    Statement("H(Z|X) = 0", ("X determines Y", "Y determines Z"), f"{ARMSTRONG} (transitivity); {LEE}"),
    Statement("H(Y,Z|X) = 0", ("X determines Y", "X determines Z"), f"{ARMSTRONG} (union); {LEE}"),
    Statement("H(Y|X) = 0", ("X determines Y,Z",), f"{ARMSTRONG} (decomposition); {LEE}"),
    Statement("H(W|X,Z) = 0", ("X determines Y", "Y,Z determines W"), f"{ARMSTRONG} (pseudo-transitivity); {LEE}"),
    Statement(
        "H(F|A,C) = 0", ("A determines B", "B,C determines D", "D determines E,F"), f"{ARMSTRONG} (closure); {LEE}"
    ),
    Statement("H(X,Y,Z) = H(X,Z) + H(Y,Z) - H(Z)", ("X _||_ Y | Z",), f"{LEE} (lossless join, multivalued dependency)"),
    # Common information.
    Statement("H(K) <= I(X;Y)", ("X determines K", "Y determines K"), GACS_KORNER),
    Statement("H(K|Z) <= I(X;Y|Z)", ("X,Z determines K", "Y,Z determines K"), f"{GACS_KORNER}, conditional form"),
    Statement("H(Z) <= H(Z|X) + H(Z|Y) + I(X;Y)", (), HAMMER),
    Statement("H(Z) <= 2 H(Z|A) + 2 H(Z|B) + I(A;B|C) + I(A;B|D) + I(C;D)", (), HAMMER),
    Statement(
        "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)",
        ("A determines Z", "B determines Z", "H(Z) = I(A;B)"),
        f"{HAMMER} (Ingleton, common information extracted)",
    ),
    Statement("I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)", ("A determines B",), f"{INGLETON}; {HAMMER}"),
    Statement("I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)", ("C determines D",), f"{INGLETON}; {HAMMER}"),
    Statement(
        "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D) + I(C;D|A,B)", (), f"{INGLETON}, weakened; the identity of {STUDENY}"
    ),
    Statement(
        "4 I(C;D|A) + 4 I(C;D|B) + 4 I(A;B) - 4 I(C;D) >= -H(A,B,C,D)",
        (),
        f"{DOUGHERTY_2011} (Ingleton score, what the basic inequalities give)",
    ),
    Statement("I(X;Y) <= I(X,Y;W)", ("X -> W -> Y",), WYNER),
    Statement("H(K|W) = 0", ("X -> W -> Y", "X determines K", "Y determines K"), f"{GACS_KORNER}; {WYNER}"),
    # Channels and sources.
    Statement("H(W) <= I(X;Y)", ("W -> X -> Y", "Y determines W"), f"{COVER_THOMAS}, Ch. 7 (zero-error codes)"),
    Statement(
        "I(X1,X2,X3;Y1,Y2,Y3) <= I(X1;Y1) + I(X2;Y2) + I(X3;Y3)",
        ("X2,X3,Y2,Y3 -> X1 -> Y1", "X1,X3,Y1,Y3 -> X2 -> Y2", "X1,X2,Y1,Y2 -> X3 -> Y3"),
        f"{COVER_THOMAS}, Ch. 7 (a discrete memoryless channel used three times)",
    ),
    Statement(
        "I(W;Y1,Y2) <= I(X1;Y1) + I(X2;Y2)",
        ("W determines X1", "W,Y1 determines X2", "W -> X1 -> Y1", "W,X1,Y1 -> X2 -> Y2"),
        f"{COVER_THOMAS}, Ch. 7 (feedback does not increase capacity)",
    ),
    Statement("I(X1,X2;Y1,Y2) >= I(X1;Y1) + I(X2;Y2)", ("X1 _||_ X2",), f"{MCELIECE}, Ch. 1"),
    Statement(
        "I(X1,X2,X3;Y1,Y2,Y3) >= I(X1;Y1) + I(X2;Y2) + I(X3;Y3)",
        ("X1 _||_ X2 _||_ X3",),
        f"{COVER_THOMAS}, Ch. 10 (converse of rate distortion)",
    ),
    Statement("H(X|Y) <= H(M)", ("X determines M", "M,Y determines X"), f"{SLEPIAN_WOLF}, without error"),
    Statement(
        "H(X,Y) <= H(M1) + H(M2)",
        ("X determines M1", "Y determines M2", "M1,M2 determines X,Y"),
        f"{SLEPIAN_WOLF}, without error",
    ),
    Statement(
        "H(X|Y) <= H(M1)",
        ("X determines M1", "Y determines M2", "M1,M2 determines X,Y"),
        f"{SLEPIAN_WOLF}, without error",
    ),
    Statement(
        "H(X|M) <= H(T)",
        ("X determines T", "Y determines M", "T,M determines X"),
        "Ahlswede & Korner, Source coding with side information (1975), without error",
    ),
    Statement(
        "I(X;U|Y) = I(X;U) - I(Y;U)",
        ("U -> X -> Y",),
        "Wyner & Ziv, The rate-distortion function for source coding with side information (1976)",
    ),
    Statement("I(U;Z) <= I(U;Y)", ("U -> X -> Y -> Z",), f"{EL_GAMAL_KIM}, Ch. 5 (degraded broadcast channel)"),
    Statement(
        "I(X;Y|U) + I(U;Z) <= I(X;Y)", ("U -> X -> Y -> Z",), f"{EL_GAMAL_KIM}, Ch. 5 (degraded broadcast channel)"
    ),
    Statement("I(X;Y|Z) = I(X;Y) - I(X;Z)", ("X -> Y -> Z",), f"{EL_GAMAL_KIM}, Ch. 22 (degraded wiretap channel)"),
    Statement("I(V;Y) - I(V;Z) <= I(X;Y|Z)", ("V -> X -> Y,Z",), f"{EL_GAMAL_KIM}, Ch. 22 (wiretap channel)"),
    Statement("I(V;Y) - I(V;Z) <= I(X;Y) - I(X;Z)", ("V -> X -> Y -> Z",), f"{EL_GAMAL_KIM}, Ch. 22 (wiretap channel)"),
    Statement("I(X1;Y) <= I(X1;Y|X2)", ("X1 _||_ X2",), f"{EL_GAMAL_KIM}, Ch. 4 (multiple access channel)"),
    Statement(
        "I(X1,X2;Y) <= I(X1;Y|X2) + I(X2;Y|X1)", ("X1 _||_ X2",), f"{EL_GAMAL_KIM}, Ch. 4 (multiple access channel)"
    ),
    Statement("I(X1;Y|X2,Q) <= I(X1,Q;Y|X2)", ("Q -> X1,X2 -> Y",), f"{EL_GAMAL_KIM}, Ch. 4 (time sharing)"),
    Statement("I(X1,X2;Y|Q) <= I(X1,X2;Y)", ("Q -> X1,X2 -> Y",), f"{EL_GAMAL_KIM}, Ch. 4 (time sharing)"),
    Statement(
        "I(X1,X2;Y|X3) + I(X2,X3;Y|X1) >= I(X2;Y|X1,X3) + I(X1,X2,X3;Y)",
        ("X1 _||_ X2 _||_ X3",),
        f"{EL_GAMAL_KIM}, Ch. 4 (the region of three senders is a polymatroid)",
    ),
    Statement("I(X;Y,V|W) = I(X;V|W)", ("X -> W,V -> Y",), f"{EL_GAMAL_KIM}, Ch. 16 (degraded relay channel)"),
    Statement("I(X2;Y1|U) = I(Y1;X2|U)", (), f"{EL_GAMAL_KIM}, Ch. 2 (Csiszar sum identity, n = 2)"),
    Statement(
        "I(X2,X3;Y1) + I(X3;Y2|Y1) = I(Y1;X2|X3) + I(Y1,Y2;X3)",
        (),
        f"{EL_GAMAL_KIM}, Ch. 2 (Csiszar sum identity, n = 3)",
    ),
    Statement(
        "I(X2,X3;Y1|U) + I(X3;Y2|Y1,U) = I(Y1;X2|X3,U) + I(Y1,Y2;X3|U)",
        (),
        f"{EL_GAMAL_KIM}, Ch. 2 (Csiszar sum identity, n = 3, conditioned)",
    ),
    Statement("I(X1;Y1) + I(X1,X2;Y2|Y1) <= I(X1,X2;Y1,Y2)", (), MASSEY),
    Statement(
        "I(X1;Y1) + I(X1,X2;Y2|Y1) + I(Y1;X2|X1) = I(X1,X2;Y1,Y2)",
        (),
        "Massey & Massey, Conservation of mutual and directed information (2005)",
    ),
    # Secrecy and secret sharing.
    Statement("H(M) <= H(K)", ("I(M;C) = 0", "H(M|C,K) = 0"), SHANNON_SECRECY),
    Statement("H(M) <= H(K|C)", ("I(M;C) = 0", "C,K determines M"), SHANNON_SECRECY),
    Statement("H(M) <= H(C)", ("I(M;K) = 0", "C,K determines M"), SHANNON_SECRECY),
    Statement("H(M) - I(M;C) <= H(K)", ("C,K determines M",), SHANNON_SECRECY),
    Statement(
        "H(K|C) = H(K) + H(M) - H(C)",
        ("K _||_ M", "K,M determines C", "K,C determines M"),
        "Stinson, Cryptography: Theory and Practice, chapter on Shannon's theory (key equivocation)",
    ),
    Statement(
        "H(K) <= I(X;Y|Z)",
        ("X determines C", "X determines K", "Y,C determines K", "K _||_ Z,C"),
        f"{MAURER}, one message, without error",
    ),
    Statement("H(S) <= H(A)", ("S _||_ B", "A,B determines S"), KARNIN),
    Statement("H(X,Y) >= H(X) + H(S)", ("X,Y determines S", "S _||_ X"), f"{CSIRMAZ} (strict monotonicity)"),
    Statement(
        "H(X,Y) + H(Y,Z) >= H(X,Y,Z) + H(Y) + H(S)",
        ("X,Y determines S", "Y,Z determines S", "S _||_ Y"),
        f"{CSIRMAZ} (strict submodularity)",
    ),
    Statement("H(B) + H(C) >= 3 H(S)", PATH_SCHEME, f"{CAPOCELLI}; {BEIMEL}"),
    Statement("H(B,C) >= 3 H(S)", PATH_SCHEME, f"{CAPOCELLI}; {BEIMEL}"),
    # Networks, storage and caching.
    Statement("H(Y) <= H(W)", ("X _||_ Y", "X,W determines Y"), f"{AHLSWEDE} (bottleneck of the butterfly)"),
    Statement("H(X,Y) <= H(U) + H(W)", ("X,Y determines U,W", "U,W determines X,Y"), f"{AHLSWEDE} (cut-set bound)"),
    Statement(
        "2 H(X) <= H(E1) + H(E2) + 2 H(E3)",
        ("X determines E1,E2", "E1,E2 determines E3", "E1,E3 determines X", "E2,E3 determines X"),
        f"{AHLSWEDE} (butterfly, the two sinks added)",
    ),
    Statement(
        "H(X1,X2) <= H(A) + H(W)",
        (
            "X1,X2 determines A,B",
            "A,B determines W",
            "W determines V1",
            "W determines V2",
            "A,V1 determines X1,X2",
            "B,V2 determines X1,X2",
        ),
        f"{AHLSWEDE} (butterfly with its copies of the coded edge)",
    ),
    Statement(
        "2 H(X1) + H(X2) <= H(E1) + H(E2)",
        ("X1 _||_ X2", "E1 determines X1", "E2 determines X1", "E1,E2 determines X2"),
        f"{MULTILEVEL} (two levels)",
    ),
    Statement(
        "3 H(X1) + 3/2 H(X2) + H(X3) <= H(E1) + H(E2) + H(E3)",
        (
            "X1 _||_ X2 _||_ X3",
            "E1 determines X1",
            "E2 determines X1",
            "E3 determines X1",
            "E1,E2 determines X2",
            "E1,E3 determines X2",
            "E2,E3 determines X2",
            "E1,E2,E3 determines X3",
        ),
        f"{MULTILEVEL} (three levels)",
    ),
    Statement(
        "H(X1,X2,X3) <= H(M)",
        ("M determines X1", "M,X1 determines X2", "M,X1,X2 determines X3"),
        f"{INDEX_CODING} (acyclic subgraphs)",
    ),
    Statement(
        "H(X1) + H(X2) + H(X3) + H(X4) + H(X5) <= 2 H(M)",
        (
            "X1 _||_ X2 _||_ X3 _||_ X4 _||_ X5",
            "M,X2,X5 determines X1",
            "M,X1,X3 determines X2",
            "M,X2,X4 determines X3",
            "M,X3,X5 determines X4",
            "M,X4,X1 determines X5",
        ),
        f"{BLASIAK} (index coding on the 5-cycle)",
    ),
    Statement(
        "2 H(X1,X2,X3,X4,X5) <= H(X1) + H(X2) + H(X3) + H(X4) + H(X5)",
        CYCLE_OF_FIVE,
        f"{GUESSING} (guessing number of the 5-cycle)",
    ),
    Statement(
        "3 H(W1) <= H(Z1) + H(Z2) + H(XA) + H(XB)",
        (*CACHING_SCHEME, "H(W1) = H(W2)"),
        f"{CACHING} (two users, two files: 2M + 2R >= 3)",
    ),
    Statement("H(W1,W2) <= H(Z1) + H(XA) + H(XB)", CACHING_SCHEME, f"{CACHING} (cut-set bound)"),
    Statement(
        "H(W1,W2,W3) <= H(W1) + H(S)",
        ("W1 determines R", "W3 determines S", "R,S determines W2", "W1,W2 determines W3"),
        f"{REGENERATING} (cut-set bound, three nodes)",
    ),
    # Causal scenarios.
    Statement("H(A1|B1) <= H(A1|B2) + H(B2|A2) + H(A2|B1)", (), BRAUNSTEIN_CAVES),
    Statement("I(A;B) + I(A;C) <= H(A)", TRIANGLE_NETWORK, FRITZ),
    Statement(
        "I(Z;X,Y) <= H(X)",
        ("Z _||_ L", "Z -> X,L -> Y"),
        "Chaves, Luft & Gross, Causal structures from entropic information (2014)",
    ),
    Statement("I(X1;M,S) + I(X2;M,S) <= H(M)", ("X1 _||_ X2 _||_ S",), f"{CAUSALITY}, classical case"),
)

FALSE: tuple[Statement, ...] = (
    # Basic properties with the wrong direction, sign or equality.
    Statement("H(X) <= 0", (), f"{COVER_THOMAS}, Lemma 2.1.1 turned round"),
    Statement("H(X|Y) = 0", (), f"{COVER_THOMAS}, problem 'Zero conditional entropy' of Ch. 2 without its condition"),
    Statement("I(X;Y) = 0", (), f"{COVER_THOMAS}, corollary to Thm 2.6.3 made an equality"),
    Statement("I(X;Y|Z) <= 0", (), f"{COVER_THOMAS}, corollary to Thm 2.6.3 turned round"),
    Statement("H(X) <= H(Y)", (), f"{COVER_THOMAS}, Ch. 2: entropies of different variables are not ordered"),
    Statement("H(X|Y) = H(Y|X)", (), f"{COVER_THOMAS}, remark of Sec. 2.2: these differ in general"),
    Statement("H(X|Y) <= H(Y|X)", (), f"{COVER_THOMAS}, remark of Sec. 2.2: these differ in general"),
    Statement("H(X,Y) = H(X) + H(Y)", (), f"{COVER_THOMAS}, Thm 2.6.6 without independence"),
    Statement("H(X) + H(Y) <= H(X,Y)", (), f"{COVER_THOMAS}, Thm 2.6.6 turned round"),
    Statement("H(X,Y) <= H(X)", (), f"{COVER_THOMAS}, Sec. 2.2 turned round"),
    Statement("H(X|Y) >= H(X)", (), f"{COVER_THOMAS}, Thm 2.6.5 turned round"),
    Statement("H(X|Y,Z) >= H(X|Y)", (), f"{COVER_THOMAS}, Thm 2.6.5 turned round"),
    Statement("I(X;Y) >= H(X)", (), f"{COVER_THOMAS}, Sec. 2.4 turned round"),
    Statement("I(X;X) <= 0", (), f"{COVER_THOMAS}, Thm 2.4.1: I(X;X) = H(X)"),
    Statement(
        "H(X|Y) + H(Y|X) <= H(X,Y) - 2 I(X;Y)", (), f"{COVER_THOMAS}, problem 'A metric' of Ch. 2 with a wrong constant"
    ),
    Statement(
        "H(X|Z) <= H(X|Y) + H(Z|Y)", (), f"{COVER_THOMAS}, problem 'A metric' of Ch. 2 with a condition turned round"
    ),
    Statement("I(X;Y) = H(X,Y)", (), f"{COVER_THOMAS}, Sec. 2.4: only for equivalent variables"),
    Statement("H(X) - H(Y) = H(X|Y)", (), f"{CSISZAR_KORNER}, Ch. 3 made an equality"),
    Statement(
        "I(X;Z) - I(Y;Z) <= I(X;Z|Y) - I(Y;Z|X) + 0.1 H(X) - 0.1 H(Y)", (), f"{YEUNG}, Ch. 2, an identity spoiled"
    ),
    Statement(
        "H(X) <= H(Y)", ("2 H(X) = 3 H(Y)",), f"{YEUNG}, Ch. 13: entropies stand in any ratio (three bits and two)"
    ),
    Statement(
        "H(A) = 0",
        LATIN_SQUARES,
        "Matus, Matroid representations by partitions (1999) (orthogonal Latin squares; three letters at least)",
    ),
    # False chain rules.
    Statement("H(X,Y) = H(X|Y) + H(Y|X)", (), f"{COVER_THOMAS}, Thm 2.2.1 misremembered"),
    Statement("H(X,Y|Z) = H(X|Z) + H(Y|Z)", (), f"{COVER_THOMAS}, corollary to Thm 2.2.1 misremembered"),
    Statement("H(X,Y|Z) <= H(X|Z) + H(Y|X) - I(Y;Z)", (), f"{COVER_THOMAS}, corollary to Thm 2.2.1 misremembered"),
    Statement("H(X1,X2,X3) = H(X1) + H(X2|X1) + H(X3|X2)", (), f"{COVER_THOMAS}, Thm 2.5.1 without a Markov chain"),
    Statement("I(X,Y;Z) = I(X;Z) + I(Y;Z)", (), f"{COVER_THOMAS}, Thm 2.5.2 misremembered"),
    Statement("I(X,Y;Z) <= I(X;Z) + I(Y;Z)", (), f"{COVER_THOMAS}, Thm 2.5.2 misremembered (exclusive or)"),
    Statement("I(X,Y;Z) >= I(X;Z) + I(Y;Z)", (), f"{COVER_THOMAS}, Thm 2.5.2 misremembered (copies)"),
    Statement("I(X,Y;Z) = I(X;Z|Y) + I(Y;Z|X)", (), f"{COVER_THOMAS}, Thm 2.5.2 misremembered"),
    Statement("I(X1,X2;Y|Z) = I(X1;Y|Z) + I(X2;Y|X1)", (), f"{YEUNG}, Ch. 2, a condition dropped"),
    Statement(
        "H(X|Y,Z) = H(X|Y) + H(X|Z) - H(X)", (), f"{COVER_THOMAS}, Ch. 2, needs conditional and plain independence"
    ),
    Statement("H(X|Y,Z) <= H(X|Y) + H(X|Z) - H(X)", (), f"{COVER_THOMAS}, Ch. 2 (copies)"),
    Statement("H(X|Y,Z) >= H(X|Y) + H(X|Z) - H(X)", (), f"{COVER_THOMAS}, Ch. 2 (exclusive or)"),
    # Conditioning and mutual information.
    Statement(
        "I(X;Y|Z) <= I(X;Y)", (), f"{COVER_THOMAS}, problem 'Conditional mutual information vs. unconditional' of Ch. 2"
    ),
    Statement(
        "I(X;Y|Z) >= I(X;Y)", (), f"{COVER_THOMAS}, problem 'Conditional mutual information vs. unconditional' of Ch. 2"
    ),
    Statement(
        "1/100000000 I(X;Y|Z) <= I(X;Y)", (), f"{COVER_THOMAS}, Ch. 2: no positive multiple works (exclusive or)"
    ),
    Statement("0.000000001*I(X;Y) <= I(X;Y|Z)", (), f"{COVER_THOMAS}, Ch. 2: no positive multiple works (copies)"),
    Statement("I(X;Y|Z) = I(X;Y)", ("X _||_ Z",), f"{COVER_THOMAS}, Ch. 2: Z must be independent of the pair"),
    Statement("I(X;Y|Z) = 0", ("X _||_ Y",), f"{COVER_THOMAS}, Ch. 2: independence is not kept under conditioning"),
    Statement("I(X;Y) = 0", ("X _||_ Y | Z",), f"{COVER_THOMAS}, Ch. 2: conditional independence is not independence"),
    Statement("I(X;Y|Z) <= I(X;Y)", ("X _||_ Z", "Y _||_ Z"), f"{COVER_THOMAS}, Ch. 2 (exclusive or)"),
    Statement("I(X;Y|Z,W) <= I(X;Y|Z)", (), f"{YEUNG}, Ch. 2: conditioning may raise mutual information"),
    Statement("I(X;Y) + I(X;Z) <= H(X)", (), f"{YEUNG}, Ch. 3, I(Y;Z) dropped"),
    Statement("I(X;Z) >= I(X;Y) + I(Y;Z) - I(Y;Z|X)", (), f"{YEUNG}, Ch. 3, a wrong triangle inequality"),
    Statement("I(X;Y|Z) <= I(X;Y) + I(X;Z)", (), f"{YEUNG}, Ch. 2 (exclusive or)"),
    Statement(
        "I(X;Z) <= I(X;Y) + I(Y;Z)",
        (),
        "Rajski, A metric space of discrete probability distributions (1961): I is no distance",
    ),
    Statement(
        "H(X) <= H(Y)",
        ("Y determines Z", "Z determines W", "X determines W"),
        f"{YEUNG}, Ch. 2, the functions do not reach X",
    ),
    # Data processing.
    Statement("I(X;Z) >= I(X;Y)", ("X -> Y -> Z",), f"{COVER_THOMAS}, Thm 2.8.1 turned round"),
    Statement("I(X;Z) <= I(X;Y)", (), f"{COVER_THOMAS}, Thm 2.8.1 without its chain"),
    Statement("I(X;Z) <= I(X;Y)", ("Y -> X -> Z",), f"{COVER_THOMAS}, Thm 2.8.1 with the wrong chain"),
    Statement("I(X;Y) <= I(X;Z)", ("Y determines Z",), f"{COVER_THOMAS}, corollary to Thm 2.8.1 turned round"),
    Statement("I(X;Y|Z) >= I(X;Y)", ("X -> Y -> Z",), f"{COVER_THOMAS}, corollary to Thm 2.8.1 turned round"),
    Statement("I(Y;Z) <= I(X;W)", ("X -> Y -> Z -> W",), f"{YEUNG}, Ch. 2 turned round"),
    Statement(
        "I(X1;X3) <= I(X2;X4)", ("X1 -> X2 -> X3 -> X4",), f"{YEUNG}, Ch. 2: overlapping stretches are not ordered"
    ),
    Statement("I(X1;X2) <= I(X3;X4)", ("X1 -> X2 -> X3 -> X4",), f"{YEUNG}, Ch. 2: disjoint stretches are not ordered"),
    Statement("I(X3;X4) <= I(X1;X6)", ("X1 -> X2 -> X3 -> X4 -> X5 -> X6",), f"{YEUNG}, Ch. 2 turned round"),
    Statement(
        "I(X1;X3|X2) = 0", ("X1 _||_ X2", "X2 _||_ X3"), f"{YEUNG}, Ch. 2: no Markov chain from pairwise independence"
    ),
    Statement(
        "I(X1;X4|X2) = 0",
        ("X1 _||_ X3 | X2", "X2 _||_ X4 | X3"),
        f"{YEUNG}, Ch. 2: two short chains are not a long one",
    ),
    Statement("I(X1;X3) = 0", ("X1 -> X2 -> X3",), f"{COVER_THOMAS}, Sec. 2.8: the ends of a chain may depend"),
    Statement(
        "I(X1;X4) + I(X2;X3) <= I(X1;X3) + I(X2;X4)",
        ("X1 -> X2 -> X3 -> X4",),
        f"{COVER_THOMAS}, problem 'Chain inequality' of Ch. 4 turned round",
    ),
    Statement(
        "I(X;Z) + I(X;W) <= I(X;Y)",
        ("X -> Y -> Z,W",),
        f"{COVER_THOMAS}, problem 'Broadcast channel' of Ch. 4, I(Z;W) dropped",
    ),
    Statement("I(X;Z) <= 0.999999 I(X;Y)", ("X -> Y -> Z",), f"{COVER_THOMAS}, Thm 2.8.1 tightened"),
    Statement("I(X;T) >= I(X;Y)", ("Y determines T",), f"{COVER_THOMAS}, Sec. 2.9: T need not be sufficient"),
    Statement("I(X;Z) <= I(X;Y)", ("X -> Y,W -> Z",), f"{COVER_THOMAS}, Sec. 2.8: W may carry the information"),
    Statement("I(X;W|Z) = 0", ("X -> Y -> Z,W",), f"{PEARL} (d-separation: a fork)"),
    Statement("I(X;Y|W) = 0", ("X _||_ Y", "X,Y -> Z -> W"), f"{PEARL} (d-separation: a descendant of a collider)"),
    Statement(
        "I(X,Y;Z) = 0",
        ("X -> Y -> Z", "Y -> X -> Z"),
        f"{CSISZAR_KORNER}, Ch. 16: the common part is left out of the double Markov lemma",
    ),
    Statement(
        "H(X3|X1,X2) <= H(X2|X1)",
        ("H(X1) = H(X2)", "H(X2) = H(X3)"),
        f"{COVER_THOMAS}, Sec. 4.2, stationarity weakened",
    ),
    Statement("H(X0|X2) <= H(X0|X1)", ("X0 -> X1 -> X2",), f"{COVER_THOMAS}, Ch. 4 turned round"),
    Statement("H(X1) <= H(X2)", ("X0 -> X1 -> X2",), f"{COVER_THOMAS}, Ch. 4: entropy need not grow along a chain"),
    # Tightened constants.
    Statement("1000001/1000000 I(X;Y) <= H(X)", (), f"{COVER_THOMAS}, Sec. 2.4 tightened (X = Y)"),
    Statement("H(X,Y) <= 0.9999 H(X) + 0.9999 H(Y)", (), f"{COVER_THOMAS}, Thm 2.6.6 tightened"),
    Statement("2.000001 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", (), f"{HAN}, tightened"),
    Statement("2 H(X,Y,Z) <= 0.999999 H(X,Y) + 0.999999 H(Y,Z) + 0.999999 H(X,Z)", (), f"{HAN}, tightened"),
    Statement("H(X,Y) + H(Y,Z) + H(X,Z) <= 2 H(X,Y,Z)", (), f"{HAN}, turned round"),
    Statement("H(X,Y,Z) <= H(X|Y,Z) + H(Y|X,Z) + H(Z|X,Y)", (), f"{HAN}, turned round"),
    Statement("3 H(A,B,C,D) <= H(A,B) + H(B,C) + H(C,D) + H(D,A)", (), f"{SHEARER}, a 4-cycle covers only twice"),
    Statement(
        "3 H(A,B,C,D,E) <= H(A,B) + H(B,C) + H(C,D) + H(D,E) + H(E,A)", (), f"{SHEARER}, a 5-cycle covers only twice"
    ),
    Statement("2 H(A,B,C,D) <= H(A,B) + H(B,C) + H(C,D)", (), f"{SHEARER}, an edge of the 4-cycle dropped"),
    Statement("H(A,B,C,D) <= H(A,B) + H(B,C)", (), f"{SHEARER}, D is not covered"),
    Statement(
        "10/3 H(X,Y,Z,W) <= H(X,Y,Z) + H(X,Y,W) + H(X,Z,W) + H(Y,Z,W)",
        (),
        "Loomis & Whitney (1949), entropy form, tightened",
    ),
    Statement("H(X,Y|Z) + H(Y,Z|X) + H(X,Z|Y) <= 1.99 H(X,Y,Z)", (), f"{MADIMAN_TETALI} (lower bound) tightened"),
    Statement("2 H(X,Y,Z) <= H(X,Y|Z) + H(Y,Z|X) + H(X,Z|Y)", (), f"{MADIMAN_TETALI} (lower bound) turned round"),
    Statement("H(A,B,C) <= 1/2 H(A,B) + 1/2 H(B,C|A) + 1/2 H(A,C|B)", (), f"{MADIMAN_TETALI}, conditioned too often"),
    Statement("H(X,Z) + H(Y,Z) <= H(X,Y,Z) + H(Z)", (), f"{YEUNG}, Ch. 14: entropy is not supermodular"),
    Statement(
        "H(X,Y) + H(Z,W) >= H(X,Y,Z,W) + H(Y,Z)", (), f"{YEUNG}, Ch. 14: submodularity with the wrong intersection"
    ),
    Statement(
        "3 H(A,B,C,D,E,F,G) <= H(A,B,C) + H(A,D,E) + H(A,F,G) + H(B,D,F) + H(B,E,G) + H(C,D,G)",
        (),
        f"{SHEARER}, a line of the Fano plane dropped",
    ),
    Statement(
        "5.01 H(A,B,C,D,E,F)"
        " <= H(B,C,D,E,F) + H(A,C,D,E,F) + H(A,B,D,E,F) + H(A,B,C,E,F) + H(A,B,C,D,F) + H(A,B,C,D,E)",
        (),
        f"{HAN}, tightened",
    ),
    Statement(
        "H(X1,X2,X3,X4,X5) >= H(X1) + 1/1000 H(X2)",
        (),
        f"{YEUNG}, Ch. 2: monotonicity gives no more than the larger one",
    ),
    # Total correlation, dual total correlation, interaction information.
    Statement("TC(X;Y;Z) <= DTC(X;Y;Z)", (), f"{AUSTIN}, the constant dropped (copies)"),
    Statement("DTC(X;Y;Z) <= TC(X;Y;Z)", (), f"{AUSTIN}, the constant dropped (exclusive or)"),
    Statement("TC(X;Y;Z) = DTC(X;Y;Z)", (), f"{AUSTIN}: they agree for two variables only"),
    Statement("TC(A;B;C;D) <= 2.9 DTC(A;B;C;D)", (), f"{AUSTIN}, tightened (copies)"),
    Statement("DTC(A;B;C;D) <= 2.99 TC(A;B;C;D)", (), f"{AUSTIN}, tightened (parity)"),
    Statement("I(X;Y) + I(Y;Z) + I(X;Z) <= 7/5 TC(X;Y;Z)", (), f"{HAN}, tightened (copies)"),
    Statement("TC(X;Y;Z) <= I(X;Y) + I(Y;Z) + I(X;Z)", (), f"{WATANABE}: pairs do not see parity"),
    Statement("TC(X;Y;Z) = I(X;Y) + I(Y;Z)", (), "Chow & Liu (1968) without the tree"),
    Statement("TC(X;Y;Z) <= H(X)", (), f"{WATANABE}, the bound for two variables"),
    Statement(
        "TC(X;Y;Z) = 0", ("X _||_ Y", "Y _||_ Z", "X _||_ Z"), f"{WATANABE}: pairwise is not mutual independence"
    ),
    Statement("TC(A;Y;Z) <= TC(X;Y;Z)", ("A determines X",), f"{WATANABE}, processing turned round"),
    Statement("DTC(X1;X2;X3) <= 1/2 I(X1,X2,X3;W)", ("X1 _||_ X2,X3 | W", "X2 _||_ X3 | W"), f"{AUSTIN}, tightened"),
    Statement(
        "TC(X1;X2;X3) <= H(W)",
        ("X1 _||_ X2,X3 | W", "X2 _||_ X3 | W"),
        f"{AUSTIN}, total for dual total correlation (copies)",
    ),
    Statement("I(X;Y;Z) >= 0", (), f"{YEUNG}, Ch. 3: the I-measure may be negative"),
    Statement("I(X;Y;Z) <= 0", (), f"{MCGILL} (copies)"),
    Statement("I(X;Y;Z) >= -1/2 H(X)", (), f"{YEUNG}, Ch. 3, tightened (exclusive or)"),
    Statement("I(X;Y;Z) >= -I(X;Y)", (), f"{YEUNG}, Ch. 3, the condition dropped"),
    Statement("I(X;Y;Z) = 0", ("X _||_ Y",), f"{YEUNG}, Ch. 3 (exclusive or)"),
    Statement("I(X;Y;Z) <= 99/100 I(X;Y)", (), f"{YEUNG}, Ch. 3, tightened (copies)"),
    # Conditional independence and functional dependence.
    Statement("I(X;Y,W|Z) = 0", ("X _||_ Y | Z,W", "X _||_ W | Z,Y"), f"{PEARL} (intersection, without positivity)"),
    Statement("I(X;Y) = 0", ("X _||_ Y | Z", "X _||_ Z | Y"), f"{PEARL} (intersection, without positivity)"),
    Statement("I(X;Y,W|Z) = 0", ("X _||_ Y | Z", "X _||_ W | Z"), f"{PEARL} (composition)"),
    Statement("I(X;Y,Z) = 0", ("X _||_ Y", "X _||_ Z"), f"{PEARL} (composition)"),
    Statement("I(X;Y|Z) = 0", ("X _||_ Y | Z,W",), f"{PEARL} (weak union turned round)"),
    Statement("I(X;Y|Z,W) = 0", ("X _||_ Y | Z",), f"{PEARL} (strong union)"),
    Statement("I(X;Y,W|Z) = 0", ("X _||_ Y | Z,W",), f"{PEARL} (contraction without its second condition)"),
    Statement("I(X;Z) = 0", ("X _||_ Y", "Y _||_ Z"), f"{DAWID}: independence is not transitive"),
    Statement("I(X;Y|Z) = 0", ("X _||_ Y", "X _||_ Z"), f"{DAWID}: conditional independence from two plain ones"),
    Statement(
        "H(X,Y,Z) = H(X) + H(Y) + H(Z)",
        ("X _||_ Y", "Y _||_ Z", "X _||_ Z"),
        f"{COVER_THOMAS}, problem 'Entropy and pairwise independence' of Ch. 2",
    ),
    Statement("I(X1;X3|X2,X4) = 0", ("X1 _||_ X3 | X2",), f"{PEARL} (a collider opens)"),
    Statement(
        "I(C;D) = 0", ("A _||_ B | C,D", "C _||_ D | A", "C _||_ D | B"), f"{STUDENY}, a condition of the four dropped"
    ),
    Statement(
        "I(A;B|C,D) + I(C;D|A) + I(C;D|B) = I(C;D|A,B) + I(A;B|C) + I(A;B|D)",
        (),
        f"{STUDENY}, two terms of the identity dropped",
    ),
    Statement("H(X|Y) = 0", ("X determines Y",), f"{ARMSTRONG}: dependence is not symmetric"),
    Statement("H(Z|X) = 0", ("X,Y determines Z",), f"{ARMSTRONG}: an argument cannot be dropped"),
    Statement("H(Z|X) = 0", ("X determines Y", "Z determines Y"), f"{ARMSTRONG}, transitivity with an arrow turned"),
    Statement("H(Y|Z) = 0", ("X,Z determines Y", "X _||_ Y"), f"{ARMSTRONG}, {LEE} (exclusive or)"),
    Statement(
        "H(F|A) = 0", ("A determines B", "B,C determines D", "D determines E,F"), f"{ARMSTRONG} (closure without C)"
    ),
    Statement("H(X,Y,Z) = H(X,Y) + H(Y,Z) - H(Y)", ("X _||_ Y | Z",), f"{LEE}, join on the wrong attribute"),
    # Common information and Ingleton.
    Statement("I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)", (), f"{INGLETON}; violated by entropies, {YEUNG}, Ch. 15"),
    Statement("I(A;B) <= 1.01 I(A;B|C) + 1.01 I(A;B|D) + 1.01 I(C;D)", (), f"{INGLETON}, a little weakened"),
    Statement(
        "H(A) + H(B) + H(A,B,C) + H(A,B,D) + H(C,D) <= H(A,B) + H(A,C) + H(A,D) + H(B,C) + H(B,D)",
        (),
        f"{INGLETON}, in joint entropies",
    ),
    Statement("I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)", ("C _||_ D",), f"{INGLETON} with independent C, D; {HAMMER}"),
    Statement(
        "I(A;B) - I(A;B|C) - I(A;B|D) - I(C;D) <= 1/50 H(A,B,C,D)", (), f"{DOUGHERTY_2011} (Ingleton score, four atoms)"
    ),
    Statement(
        "I(A;B) - I(A;B|C) - I(A;B|D) - I(C;D) <= 2/25 H(A,B,C,D)",
        (),
        f"{DOUGHERTY_2011} (Ingleton score, four atoms of unequal weight)",
    ),
    Statement("I(A;B) <= I(A;B|C) + I(C;D)", (), f"{INGLETON}, a term dropped"),
    Statement("I(A;B) <= I(A;B|C) + I(A;B|D)", (), f"{INGLETON}, a term dropped (copies)"),
    Statement("H(K) >= I(X;Y)", ("X determines K", "Y determines K"), f"{GACS_KORNER}, turned round"),
    Statement("H(K) <= I(X;Y)", ("X determines K",), f"{GACS_KORNER}, a condition dropped"),
    Statement("H(Z) <= H(Z|X) + H(Z|Y) + 999/1000 I(X;Y)", (), f"{HAMMER}, tightened (copies)"),
    Statement("H(Z) <= H(Z|X) + H(Z|Y)", (), f"{HAMMER}, I(X;Y) dropped (copies)"),
    Statement("H(Z) <= H(Z|A) + 2 H(Z|B) + I(A;B|C) + I(C;D)", (), f"{HAMMER}, terms dropped"),
    Statement("I(X,Y;W) <= I(X;Y)", ("X -> W -> Y",), f"{WYNER}, turned round"),
    Statement(
        "H(W|K) = 0", ("X -> W -> Y", "X determines K", "Y determines K"), f"{GACS_KORNER}; {WYNER}, turned round"
    ),
    # Channels and sources.
    Statement("I(X1,X2;Y1,Y2) <= I(X1;Y1) + I(X2;Y2)", (), f"{COVER_THOMAS}, Ch. 7 without a memoryless channel"),
    Statement("I(X1,X2;Y1,Y2) >= I(X1;Y1) + I(X2;Y2)", (), f"{MCELIECE}, Ch. 1 without independent inputs"),
    Statement("I(X1,X2;Y1,Y2) = I(X1;Y1) + I(X2;Y2)", ("X1 _||_ X2",), f"{MCELIECE}, Ch. 1: memory may help"),
    Statement("H(M) <= H(X|Y)", ("X determines M", "M,Y determines X"), f"{SLEPIAN_WOLF}, turned round"),
    Statement("H(X) <= H(M)", ("X determines M", "M,Y determines X"), f"{SLEPIAN_WOLF}, side information ignored"),
    Statement(
        "H(X) + H(Y) <= H(M1) + H(M2)",
        ("X determines M1", "Y determines M2", "M1,M2 determines X,Y"),
        f"{SLEPIAN_WOLF}, dependence ignored",
    ),
    Statement("I(X;U|Y) = I(X;U) - I(Y;U)", (), "Wyner & Ziv (1976), the chain dropped"),
    Statement("I(X;Y|Z) = I(X;Y) - I(X;Z)", (), f"{EL_GAMAL_KIM}, Ch. 22, the chain dropped"),
    Statement("I(U;Y) <= I(U;Z)", ("U -> X -> Y -> Z",), f"{EL_GAMAL_KIM}, Ch. 5, turned round"),
    Statement("I(X;Y|U) + I(U;Y) <= I(X;Z)", ("U -> X -> Y -> Z",), f"{EL_GAMAL_KIM}, Ch. 5, the receivers exchanged"),
    Statement(
        "I(V;Y) - I(V;Z) <= I(X;Y) - I(X;Z)",
        ("V -> X -> Y,Z",),
        f"{EL_GAMAL_KIM}, Ch. 22: prefixing helps on a channel that is not degraded",
    ),
    Statement("I(X1;Y|X2) <= I(X1;Y)", ("X1 _||_ X2",), f"{EL_GAMAL_KIM}, Ch. 4, turned round"),
    Statement("I(X1;Y) <= I(X1;Y|X2)", (), f"{EL_GAMAL_KIM}, Ch. 4 without independent inputs"),
    Statement("I(X1,X2;Y) >= I(X1;Y|X2) + I(X2;Y|X1)", ("X1 _||_ X2",), f"{EL_GAMAL_KIM}, Ch. 4, turned round"),
    Statement("I(X1,X2;Y) <= I(X1,X2;Y|Q)", ("Q -> X1,X2 -> Y",), f"{EL_GAMAL_KIM}, Ch. 4 (time sharing) turned round"),
    Statement(
        "I(X2,X3;Y1) + I(X3;Y2) = I(Y1;X2) + I(Y1,Y2;X3)",
        (),
        f"{EL_GAMAL_KIM}, Ch. 2 (Csiszar sum identity) without its conditions",
    ),
    Statement("I(X1;Y1) + I(X1,X2;Y2|Y1) = I(X1,X2;Y1,Y2)", (), f"{MASSEY}: equality needs the absence of feedback"),
    # Secrecy and secret sharing.
    Statement("H(M) <= H(K)", ("H(M|C,K) = 0",), f"{SHANNON_SECRECY}, secrecy dropped"),
    Statement("H(M) <= H(K)", ("I(M;C) = 0",), f"{SHANNON_SECRECY}, decoding dropped"),
    Statement("H(K) <= H(M)", ("I(M;C) = 0", "H(M|C,K) = 0"), f"{SHANNON_SECRECY}, turned round"),
    Statement(
        "I(M;C) = 0", ("C,K determines M", "H(M) = H(K)"), f"{SHANNON_SECRECY}: a long key does not make a secret"
    ),
    Statement(
        "H(C) <= H(M)",
        ("I(M;C) = 0", "C,K determines M", "M,K determines C"),
        f"{SHANNON_SECRECY}: a ciphertext may be longer",
    ),
    Statement(
        "1001/1000 H(M) <= H(K)", ("I(M;C) = 0", "C,K determines M"), f"{SHANNON_SECRECY}, tightened (one-time pad)"
    ),
    Statement(
        "I(K;C) = 0",
        ("M _||_ C", "C,K determines M", "K _||_ M", "M,K determines C"),
        f"{SHANNON_SECRECY}: a ciphertext may show a part of the key that is not used",
    ),
    Statement(
        "H(K) <= I(X;Y|Z)", ("X determines C", "X determines K", "Y,C determines K"), f"{MAURER}, secrecy dropped"
    ),
    Statement("H(S) <= H(A)", ("A,B determines S",), f"{KARNIN}, secrecy dropped"),
    Statement("2 H(S) <= H(A)", ("S _||_ A", "S _||_ B", "A,B determines S"), f"{KARNIN}, tightened"),
    Statement("H(X,Y) >= H(X) + 2 H(S)", ("X,Y determines S", "S _||_ X"), f"{CSIRMAZ}, tightened"),
    Statement(
        "H(X,Y) + H(Y,Z) >= H(X,Y,Z) + H(Y) + H(S)",
        ("X,Y determines S", "Y,Z determines S"),
        f"{CSIRMAZ}, secrecy dropped",
    ),
    Statement("H(A) + H(B) >= 3 H(S)", PATH_SCHEME, f"{CAPOCELLI}, for an end of the path"),
    Statement("H(B) + H(C) >= 3.01 H(S)", PATH_SCHEME, f"{CAPOCELLI}, tightened"),
    # Networks, storage and caching.
    Statement(
        "H(X,Y) <= H(W)",
        ("X _||_ Y", "X,Y determines W", "X,W determines Y", "Y,W determines X"),
        f"{AHLSWEDE}: coding beats routing on the bottleneck",
    ),
    Statement(
        "H(X,Y) <= H(U)", ("X,Y determines U,W", "U,W determines X,Y"), f"{AHLSWEDE}, an edge of the cut dropped"
    ),
    Statement(
        "H(X) <= H(E1) + 1/2 H(E3)",
        ("X determines E1,E2", "E1,E2 determines E3", "E1,E3 determines X", "E2,E3 determines X"),
        f"{AHLSWEDE}, tightened",
    ),
    Statement(
        "2 H(X1) + 2 H(X2) <= H(E1) + H(E2)",
        ("X1 _||_ X2", "E1 determines X1", "E2 determines X1", "E1,E2 determines X2"),
        f"{MULTILEVEL}, tightened",
    ),
    Statement(
        "H(X1,X2,X3) <= H(M)",
        ("M,X2,X3 determines X1", "M,X1,X3 determines X2", "M,X1,X2 determines X3"),
        f"{INDEX_CODING}: a clique needs one transmission",
    ),
    Statement(
        "H(X1,X2,X3,X4,X5) <= 3/7 H(X1) + 3/7 H(X2) + 3/7 H(X3) + 3/7 H(X4) + 3/7 H(X5)",
        CYCLE_OF_FIVE,
        f"{GUESSING}, below the guessing number",
    ),
    Statement(
        "2 H(W1) <= H(Z1) + H(XA)", CACHING_SCHEME, f"{CACHING}: a cache and one transmission give one file only"
    ),
    Statement(
        "7/2 H(W1) <= H(Z1) + H(Z2) + H(XA) + H(XB)", (*CACHING_SCHEME, "H(W1) = H(W2)"), f"{CACHING}, tightened"
    ),
    Statement(
        "H(W1,W2,W3) <= H(W1) + 9/10 H(S)",
        ("W1 determines R", "W3 determines S", "R,S determines W2", "W1,W2 determines W3"),
        f"{REGENERATING}, tightened",
    ),
    # Causal scenarios and sums.
    Statement("H(A1|B1) <= H(A1|B2) + H(A2|B2) + H(A2|B1)", (), f"{BRAUNSTEIN_CAVES}, a condition turned round"),
    Statement("I(A;B) + I(A;C) <= H(A)", (), f"{FRITZ} without the triangle network (copies)"),
    Statement("I(A;B) + I(B;C) + I(A;C) <= H(A)", TRIANGLE_NETWORK, f"{FRITZ}, tightened"),
    Statement(
        "I(X1;M,S) + I(X2;M,S) <= H(M)", ("X1 _||_ S", "X2 _||_ S"), f"{CAUSALITY}, independence of X1, X2 dropped"
    ),
    Statement(
        "I(Z;X,Y) <= H(X)", ("Z -> X,L -> Y",), "Chaves, Luft & Gross (2014), independence of the instrument dropped"
    ),
    Statement(
        "H(C) + H(Y) <= H(A) + H(B)",
        (
            "X,Y determines A",
            "X,A determines Y",
            "Y,Z determines B",
            "A,Z determines C",
            "X,B determines C",
            "X,C determines B",
        ),
        f"{MADIMAN} (submodularity of sums) without independence",
    ),
    Statement(
        "H(Z) <= H(X)",
        ("X _||_ Y", "X,Y determines Z", "Z,Y determines X"),
        f"{COVER_THOMAS}, problem 'Entropy of a sum' of Ch. 2 turned round",
    ),
    Statement(
        "H(X) <= H(Z)",
        ("X,Y determines Z", "Z,Y determines X"),
        f"{COVER_THOMAS}, problem 'Entropy of a sum' of Ch. 2 without independence",
    ),
)

UNDECIDED: tuple[Statement, ...] = (
    Statement("2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", (), f"{ZHANG_YEUNG}; {YEUNG}, Ch. 15"),
    Statement(
        "I(A;B) <= 2 I(A;B|C) + I(A;C|B) + I(B;C|A) + I(A;B|D) + I(C;D)",
        (),
        f"{ZHANG_YEUNG}, rewritten; {DOUGHERTY_2006}",
    ),
    Statement(
        "2 I(A;B) <= 5 I(A;B|C) + 3 I(A;C|B) + I(B;C|A) + 2 I(A;B|D) + 2 I(C;D)",
        (),
        f"{DOUGHERTY_2006}; {MATUS} with s = 2",
    ),
    Statement("2 I(A;B) <= 4 I(A;B|C) + I(A;C|B) + 2 I(B;C|A) + 3 I(A;B|D) + I(B;D|A) + 2 I(C;D)", (), DOUGHERTY_2006),
    Statement(
        "2 I(A;B) <= 3 I(A;B|C) + 2 I(A;C|B) + 4 I(B;C|A) + 2 I(A;B|D) + I(A;D|B) + I(B;D|A) + 2 I(C;D)",
        (),
        DOUGHERTY_2006,
    ),
    Statement("3 I(A;B) <= 9 I(A;B|C) + 6 I(A;C|B) + I(B;C|A) + 3 I(A;B|D) + 3 I(C;D)", (), f"{MATUS} with s = 3"),
    Statement(
        "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D) + I(B;E|C) + I(C;E|B) + I(B;C|E)",
        (),
        MAKARYCHEV,
    ),
    Statement(
        "I(C;D) <= I(C;D|A) + I(C;D|B)",
        ("A _||_ B", "A _||_ B | C"),
        "Zhang & Yeung, A non-Shannon-type conditional inequality of information quantities (1997)",
    ),
    Statement(
        "I(C;D) <= I(C;D|A) + I(C;D|B) + I(A;B)",
        ("A _||_ B | C", "B _||_ D | C"),
        "Matus, Conditional independences among four random variables III (1999)",
    ),
    Statement(
        "I(C;D) <= I(C;D|A) + I(C;D|B) + I(A;B)",
        ("A _||_ B | C", "A,B determines C"),
        "Kaced & Romashchenko, Conditional information inequalities for entropic and almost entropic points (2013)",
    ),
    Statement(
        "I(A;B) - I(A;B|C) - I(A;B|D) - I(C;D) <= 3/19 H(A,B,C,D)",
        (),
        f"{DOUGHERTY_2011} (bound on the Ingleton score)",
    ),
    Statement(
        "I(A;B) - I(A;B|C) - I(A;B|D) - I(C;D) <= 1/10 H(A,B,C,D)",
        (),
        f"{DOUGHERTY_2011} (Ingleton score; between the best known distributions and bounds, open)",
    ),
)
