// The frame of the gallery; the parts are in gallery_frame.cpp, gallery_forms.cpp, gallery_plots.cpp and
// gallery_pages.cpp.
#include "widgets/gallery.h"

#include <QEvent>
#include <QVBoxLayout>

#include "widgets/controls.h"
#include "widgets/gallery_parts.h"

namespace zk::widgets {

QWidget* gallery(QWidget* parent) { return new Gallery(parent); }

QVector<GallerySection> gallerySections() {
  QVector<GallerySection> all;
  addFrameSections(all);
  addFormSections(all);
  addPlotSections(all);
  addChartSections(all);
  addDiagramSections(all);
  addTableSections(all);
  addPairSections(all);
  addPageSections(all);
  return all;
}

Gallery::Gallery(QWidget* parent) : PageScroll(parent) { build(); }

void Gallery::build() {
  auto* page = new QWidget;
  page->setObjectName(QStringLiteral("page"));
  auto* v = vbox(page, 24, 12);
  v->addWidget(new Label(tr("Component sheet"), Type::Role::Title));
  auto* purpose = new Label(tr("Every component in every state a reviewer should be able to find."), Type::Role::Body,
                            Label::Fit::Wrap);
  purpose->setColor(&Tokens::text2);
  v->addWidget(purpose);
  for (const auto& s : gallerySections()) {
    v->addSpacing(8);
    v->addWidget(new Label(s.title, Type::Role::Overline));
    v->addWidget(s.content);
  }
  v->addStretch(1);
  setWidget(page);
}

void Gallery::changeEvent(QEvent* e) {
  PageScroll::changeEvent(e);
  if (e->type() == QEvent::LanguageChange) build();
}

}  // namespace zk::widgets
