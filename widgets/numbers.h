// Numbers as the window writes them (ui.md section 12): grouping, a real minus sign, thin spaces before units,
// k and M in English, 万 and 億 in Japanese. The language is QLocale()'s, which Language sets.
#pragma once
#include <QString>

namespace zk::widgets::numbers {

/// True where Japanese is the language of the window.
bool japanese();

/// Fixed number of decimals, grouped: 12,400 · −0.03.
QString fixed(double v, int decimals);

/// About `digits` significant digits without an exponent where that reads well: 1.94, 12,400, 3.0 × 10⁻⁴.
QString plain(double v, int digits = 3);

QString integer(qint64 v);

/// A whole number as such, anything else with about `digits` significant digits: steps, tokens, axis places.
QString natural(double v, int digits = 3);

/// 208 k · 15.7 M · 1.2 G; 20.8 万 · 1,574 万 · 6.55 億.
QString compact(double v, int digits = 3);

/// Share 0..1 as "62 %", with `decimals`.
QString percent(double share, int decimals = 0);

/// "+1.3" or "−0.03".
QString signedFixed(double v, int decimals);

/// "19–21" or 「19〜21」.
QString range(const QString& low, const QString& high);

/// A duration in words of at most two units: "0.4 s", "40 s", "12 min", "1 h 50 min".
QString duration(double seconds);

/// "19–21 min" / 「19〜21 分」 when both ends share a unit.
QString durationRange(double lowSeconds, double highSeconds);

/// "48 MB", "3.1 GB" (powers of 1000).
QString bytes(double n);

}  // namespace zk::widgets::numbers
