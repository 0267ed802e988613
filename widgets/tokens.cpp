// Values of ui.md section 4. Palette: Okabe-Ito hues with the lightness spread wider, so that series
// stay apart in grey and for the common colour-vision differences.
#include "widgets/tokens.h"

#include <algorithm>
#include <cmath>

namespace zk::widgets {
namespace {

QColor c(const char* hex) { return QColor(QString::fromLatin1(hex)); }

Tokens makeLight() {
  Tokens t;
  t.canvas = c("#F2F5F7"), t.surface = c("#FFFFFF"), t.sunken = c("#E9EEF2");
  t.border = c("#D3DBE2"), t.borderStrong = c("#748290");
  t.text = c("#14202C"), t.text2 = c("#465565"), t.text3 = c("#586777");
  t.accent = c("#13608C"), t.onAccent = c("#FFFFFF"), t.accentSoft = c("#DCEBF4");
  t.ok = c("#146C43"), t.okSoft = c("#DDF0E5"), t.warn = c("#855300"), t.warnSoft = c("#FBEED0");
  t.danger = c("#B0271C"), t.dangerSoft = c("#FBE5E2"), t.focus = c("#0B7FC2"), t.grid = c("#E6EBF0");
  t.rail = c("#13273A"), t.railActive = c("#21415B"), t.railText = c("#EAF2F8"), t.railText2 = c("#9FB3C5");
  t.railLine = c("#3A5268"), t.railLineDone = c("#3F8F6C"), t.railRunning = c("#6CC4EA");
  t.ring = c("#E4712B"), t.ringOnRail = c("#F58A3C");
  t.category = {c("#1A76C4"), c("#B8400A"), c("#0B5745"), c("#8A2480"), c("#BC8A0A"), c("#838B95")};
  t.surprise = {c("#FFFFFF"), c("#FDF0DC"), c("#FBDDB4"), c("#F6BE86"), c("#EE9A60")};
  t.surpriseLine = c("#A14A00");
  return t;
}

Tokens makeDark() {
  Tokens t;
  t.dark = true;
  t.canvas = c("#10161E"), t.surface = c("#18212C"), t.sunken = c("#0C1219");
  t.border = c("#2C3947"), t.borderStrong = c("#718293");
  t.text = c("#E8EEF4"), t.text2 = c("#AEBBC8"), t.text3 = c("#94A3B2");
  t.accent = c("#62C0E6"), t.onAccent = c("#08202C"), t.accentSoft = c("#173648");
  t.ok = c("#5CCB95"), t.okSoft = c("#15352A"), t.warn = c("#F0B84A"), t.warnSoft = c("#3A2C10");
  t.danger = c("#FF8F82"), t.dangerSoft = c("#43201E"), t.focus = c("#8FD6F5"), t.grid = c("#25313E");
  t.rail = c("#0B1118"), t.railActive = c("#1A2C3C"), t.railText = c("#E4ECF3"), t.railText2 = c("#8FA2B4");
  t.railLine = c("#2F4153"), t.railLineDone = c("#3F7F63"), t.railRunning = c("#62C0E6");
  t.ring = c("#FF9B54"), t.ringOnRail = c("#FF9B54");
  t.category = {c("#9AD2FF"), c("#F0702E"), c("#35DBA0"), c("#D968D0"), c("#F7E27A"), c("#7F8F9E")};
  t.surprise = {c("#18212C"), c("#2F2A22"), c("#4A3820"), c("#6A4A22"), c("#8A5A22")};
  t.surpriseLine = c("#F0B84A");
  return t;
}

Tokens withRailStates(Tokens t) {  // the rail's state colours are the same in both themes
  t.railDone = c("#5CCB95"), t.railTick = c("#0C2A1C"), t.railAttention = c("#F0B84A"), t.railMark = c("#2E1F00");
  t.railPillText = c("#08202C");
  return t;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& k) {
  return 0.2126 * linear(k.redF()) + 0.7152 * linear(k.greenF()) + 0.0722 * linear(k.blueF());
}

}  // namespace

const Tokens& lightTokens() {
  static const Tokens t = withRailStates(makeLight());
  return t;
}

const Tokens& darkTokens() {
  static const Tokens t = withRailStates(makeDark());
  return t;
}

Tokens withHighContrast(Tokens t) {
  t.text2 = t.text3 = t.text;
  t.border = t.grid = t.borderStrong;
  t.railText2 = t.railText;
  return t;
}

QList<std::pair<QString, QColor>> namedTokens(const Tokens& t) {
  QList<std::pair<QString, QColor>> l = {
      {"canvas", t.canvas},
      {"surface", t.surface},
      {"sunken", t.sunken},
      {"border", t.border},
      {"border-strong", t.borderStrong},
      {"text", t.text},
      {"text2", t.text2},
      {"text3", t.text3},
      {"accent", t.accent},
      {"on-accent", t.onAccent},
      {"accent-soft", t.accentSoft},
      {"ok", t.ok},
      {"ok-soft", t.okSoft},
      {"warn", t.warn},
      {"warn-soft", t.warnSoft},
      {"danger", t.danger},
      {"danger-soft", t.dangerSoft},
      {"focus", t.focus},
      {"grid", t.grid},
      {"rail", t.rail},
      {"rail-active", t.railActive},
      {"rail-text", t.railText},
      {"rail-text2", t.railText2},
      {"rail-line", t.railLine},
      // derived: states of the accent, and the ground of sliders and scroll handles
      {"accent-hover", mix(t.accent, t.text, 0.14)},
      {"accent-pressed", mix(t.accent, t.text, 0.28)},
      {"track", mix(t.border, t.borderStrong, 0.25)},
  };
  std::stable_sort(l.begin(), l.end(), [](auto& a, auto& b) { return a.first.size() > b.first.size(); });
  return l;
}

double contrastRatio(const QColor& a, const QColor& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor mix(const QColor& a, const QColor& b, double t) {
  const auto m = [t](double x, double y) { return x + (y - x) * t; };
  return QColor::fromRgbF(m(a.redF(), b.redF()), m(a.greenF(), b.greenF()), m(a.blueF(), b.blueF()),
                          m(a.alphaF(), b.alphaF()));
}

}  // namespace zk::widgets
