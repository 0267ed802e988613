// Every component in every state on one long page: for designers, reviewers and `zerokara --gallery`. The figures are
// invented but agree with each other.
#pragma once
#include "widgets/controls.h"

namespace zk::widgets {

/// The whole gallery in a scroll area; rebuilt when the language changes.
QWidget* gallery(QWidget* parent = nullptr);

class Gallery : public PageScroll {
  Q_OBJECT
 public:
  explicit Gallery(QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent*) override;

 private:
  void build();
};

/// Parts of the gallery, in order; each is one titled block. Used by Gallery and by tests that look at one block.
struct GallerySection {
  QString title;
  QWidget* content;
};
QVector<GallerySection> gallerySections();

}  // namespace zk::widgets
