// The colour tokens of docs: one plain struct per theme. Every text token is measured to be readable
// (4.5:1) on every ground it may sit on; tests/ui/widgets checks the table, so change a value and run it.
#pragma once
#include <QColor>
#include <QList>
#include <QString>
#include <array>
#include <utility>

namespace zk::widgets {

/// All colours of one theme. Pass `&Tokens::accent` where a widget needs to remember *which* colour it uses.
struct Tokens {
  bool dark = false;
  QColor canvas, surface, sunken, border, borderStrong;  // grounds and edges
  QColor text, text2, text3;                             // sentences, help, captions
  QColor accent, onAccent, accentSoft;                   // the one accent
  QColor ok, okSoft, warn, warnSoft, danger, dangerSoft;
  QColor focus, grid;
  QColor rail, railActive, railText, railText2, railLine, railLineDone;
  QColor railDone, railTick, railRunning, railAttention, railMark, railPillText;
  QColor ring, ringOnRail;         // the brand ring
  std::array<QColor, 6> category;  // plot series, in this order; 6 is the reference
  std::array<QColor, 5> surprise;  // token shading: p >= 50 %, 20-50, 5-20, 1-5, < 1
  QColor surpriseLine;             // underline of shaded tokens
};

/// A colour by name, re-read from the current theme whenever it is painted.
using TokenRef = QColor Tokens::*;

const Tokens& lightTokens();
const Tokens& darkTokens();

/// text2 and text3 become text, border becomes border-strong.
Tokens withHighContrast(Tokens t);

/// (name, colour) as the style sheet writes them between two @, longest names first.
QList<std::pair<QString, QColor>> namedTokens(const Tokens& t);

/// WCAG 2 contrast ratio, 1..21.
double contrastRatio(const QColor& a, const QColor& b);

/// `a` mixed towards `b` by `t` in 0..1 (plain sRGB mix: used for hover grounds and ramps).
QColor mix(const QColor& a, const QColor& b, double t);

}  // namespace zk::widgets
