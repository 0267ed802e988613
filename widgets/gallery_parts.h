// Blocks of the gallery by theme, and the demo data that they share.
#pragma once
#include <QCoreApplication>

#include "widgets/gallery.h"

namespace zk::widgets {

/// tr() for the demo words: all of them in the context of Gallery.
struct GalleryWords {
  Q_DECLARE_TR_FUNCTIONS(zk::widgets::Gallery)
};

void addFrameSections(QVector<GallerySection>& out);    // buttons, rail, top bar, strip
void addFormSections(QVector<GallerySection>& out);     // form rows
void addPlotSections(QVector<GallerySection>& out);     // tiles, plots
void addChartSections(QVector<GallerySection>& out);    // results, estimates, breakdowns
void addDiagramSections(QVector<GallerySection>& out);  // block diagrams
void addTableSections(QVector<GallerySection>& out);    // tables, answers
void addPairSections(QVector<GallerySection>& out);     // token pairs, merges
void addPageSections(QVector<GallerySection>& out);     // cards, tokens, chat, start page

/// Children side by side with equal widths, stacked where there is no room.
QWidget* sideBySide(const QVector<QWidget*>& widgets, int spacing = 16, int minColumn = 210);
QWidget* stacked(const QVector<QWidget*>& widgets, int spacing = 8);

/// A made-up loss curve of 12,400 steps: 8.6 at the start, 1.94 at the end, one spike at step 3,100.
double demoLoss(int step, bool noisy);

}  // namespace zk::widgets
