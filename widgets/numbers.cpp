// See numbers.h. English grouping in both languages: Japanese uses the same comma and point.
#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace zk::widgets::numbers {
namespace {

struct NumberWords {
  Q_DECLARE_TR_FUNCTIONS(zk::widgets::NumberWords)
};

const QChar kMinus(0x2212);
const QChar kThin(0x202F);  // narrow no-break space

QLocale digitsLocale() { return QLocale(QLocale::English, QLocale::UnitedStates); }

QString withRealMinus(QString s) { return s.replace(QLatin1Char('-'), kMinus); }

QString superscript(int n) {
  static const char16_t digits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
  QString s = n < 0 ? QStringLiteral("⁻") : QString();
  for (QChar ch : QString::number(std::abs(n))) s += QChar(digits[ch.digitValue()]);
  return s;
}

QString scientific(double v, int digits) {
  const int exponent = int(std::floor(std::log10(std::abs(v))));
  const double mantissa = v / std::pow(10.0, exponent);
  return QStringLiteral("%1 × 10%2").arg(fixed(mantissa, std::max(0, digits - 2)), superscript(exponent));
}

struct Scale {
  double from;
  QString unit;
};

QString withUnit(double v, int digits, const Scale& s) {
  const double q = v / s.from;
  const int whole = q == 0 ? 1 : std::max(1, int(std::floor(std::log10(std::abs(q)))) + 1);
  return fixed(q, std::max(0, digits - whole)) + (s.unit.isEmpty() ? QString() : kThin + s.unit);
}

int decimalsFor(double seconds) { return seconds < 9.95 ? 1 : 0; }

}  // namespace

bool japanese() { return QLocale().language() == QLocale::Japanese; }

QString fixed(double v, int decimals) {
  if (std::isnan(v)) return QStringLiteral("NaN");
  if (std::isinf(v)) return v > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  QString s = digitsLocale().toString(v, 'f', decimals);
  if (s.startsWith(QLatin1Char('-')) && s.count(QLatin1Char('0')) + s.count(QLatin1Char('.')) == s.size() - 1)
    s.remove(0, 1);
  return withRealMinus(s);
}

QString integer(qint64 v) { return withRealMinus(digitsLocale().toString(v)); }

QString plain(double v, int digits) {
  if (!std::isfinite(v) || v == 0) return v == 0 ? QStringLiteral("0") : fixed(v, 0);
  const double a = std::abs(v);
  if (a < 1e-3 || a >= 1e9) return scientific(v, digits);
  const int whole = int(std::floor(std::log10(a))) + 1;
  return fixed(v, std::clamp(digits - whole, 0, 6));
}

QString natural(double v, int digits) {
  return v == std::floor(v) && std::abs(v) < 1e15 ? integer(qint64(v)) : plain(v, digits);
}

QString compact(double v, int digits) {
  const double a = std::abs(v);
  if (japanese()) {
    if (a >= 1e12) return withUnit(v, digits, {1e12, QStringLiteral("兆")});
    if (a >= 1e8) return withUnit(v, digits, {1e8, QStringLiteral("億")});
    if (a >= 1e4) return withUnit(v, digits, {1e4, QStringLiteral("万")});
    return natural(v, digits);
  }
  if (a >= 1e12) return withUnit(v, digits, {1e12, QStringLiteral("T")});
  if (a >= 1e9) return withUnit(v, digits, {1e9, QStringLiteral("G")});
  if (a >= 1e6) return withUnit(v, digits, {1e6, QStringLiteral("M")});
  if (a >= 1e4) return withUnit(v, digits, {1e3, QStringLiteral("k")});
  return natural(v, digits);
}

QString percent(double share, int decimals) { return fixed(share * 100, decimals) + kThin + QLatin1Char('%'); }

QString signedFixed(double v, int decimals) {
  const QString s = fixed(v, decimals);
  return v > 0 && !s.startsWith(QLatin1Char('+')) ? QLatin1Char('+') + s : s;
}

QString range(const QString& low, const QString& high) {
  if (low == high) return low;
  return low + (japanese() ? QChar(0x301C) : QChar(0x2013)) + high;
}

QString duration(double s) {
  s = std::max(0.0, s);
  if (s < 59.5) return NumberWords::tr("%1 s").arg(fixed(s, decimalsFor(s)));
  const qint64 minutes = qint64(std::llround(s / 60));
  if (minutes < 60) return NumberWords::tr("%1 min").arg(minutes);
  const qint64 hours = minutes / 60;
  if (hours < 48) {
    if (minutes % 60 == 0) return NumberWords::tr("%1 h").arg(hours);
    return NumberWords::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
  }
  return NumberWords::tr("%1 days").arg(fixed(s / 86400, 1));
}

QString durationRange(double low, double high) {
  const QString a = duration(low), b = duration(high);
  if (a == b) return a;
  if (high < 59.5) return NumberWords::tr("%1 s").arg(range(fixed(low, 0), fixed(high, 0)));
  if (low >= 59.5 && high < 3570)
    return NumberWords::tr("%1 min").arg(range(integer(std::llround(low / 60)), integer(std::llround(high / 60))));
  return range(a, b);
}

QString bytes(double n) {
  static const std::array<const char*, 5> units = {"B", "kB", "MB", "GB", "TB"};
  size_t i = 0;
  while (std::abs(n) >= 999.5 && i + 1 < units.size()) n /= 1000, ++i;
  const int decimals = i == 0 || std::abs(n) >= 9.95 ? 0 : 1;
  return fixed(n, decimals) + kThin + QLatin1String(units[i]);
}

}  // namespace zk::widgets::numbers
