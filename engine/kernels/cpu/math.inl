// Elementary functions that the compiler can vectorise: no branches, no calls, no tables. Within 2 units in the last
// place of the true value for exp (Cephes' polynomial, after reduction by ln 2), and what follows for the rest.

#define ZK_SIMD _Pragma("omp simd")

inline float exp_of(float x) {
  x = x < -87.0F ? -87.0F : x;
  x = x > 88.0F ? 88.0F : x;
  const float shifted = x * 1.44269504F + 12582912.0F;  // adding 1.5 * 2^23 rounds to an integer
  const float n = shifted - 12582912.0F;
  const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  const int bits = (__builtin_bit_cast(int, shifted) << 23) + __builtin_bit_cast(int, p);  // times 2^n
  return __builtin_bit_cast(float, bits);
}

inline float sigmoid(float x) { return 1.0F / (1.0F + exp_of(-x)); }

/// Standard normal distribution function, by erf of Abramowitz and Stegun 7.1.26 (absolute error below 2e-7).
inline float normal_cdf(float x) {
  const float z = __builtin_fabsf(x) * 0.70710678F, t = 1.0F / (1.0F + 0.3275911F * z);
  float p = 1.061405429F;
  p = p * t - 1.453152027F;
  p = p * t + 1.421413741F;
  p = p * t - 0.284496736F;
  p = p * t + 0.254829592F;
  const float tail = 0.5F * p * t * exp_of(-z * z);  // of |x|
  return x < 0 ? tail : 1.0F - tail;
}

struct ValueSlope {
  float value, slope;
};

/// The pointwise function inside an activation, with its derivative.
template <Act act>
inline ValueSlope curve(float x) {
  if constexpr (act == Act::Relu || act == Act::ReGlu) {
    return {x > 0 ? x : 0.0F, x > 0 ? 1.0F : 0.0F};
  } else if constexpr (act == Act::GeluErf) {
    const float cdf = normal_cdf(x);
    return {x * cdf, cdf + x * 0.39894228F * exp_of(-0.5F * x * x)};
  } else if constexpr (act == Act::GeluTanh || act == Act::GeGlu) {
    // (1 + tanh u) / 2 = sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x^3)
    const float square = x * x, s = sigmoid(x * (1.59576912F + 0.07135481F * square));
    return {x * s, s + x * s * (1.0F - s) * (1.59576912F + 0.21406444F * square)};
  } else {
    const float s = sigmoid(x);
    return {x * s, s + x * s * (1.0F - s)};
  }
}
