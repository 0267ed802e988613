// The drawings in the doors of the Start page: the way, the folder, a sentence with shaded tokens. They hold no figures
// and speak the window's language.
#pragma once
#include "widgets/door_card.h"

namespace zk::ui {

/// The tour's stations on a line; the chat is the goal.
class TourArt : public widgets::DoorArt {
  Q_OBJECT
 protected:
  void paintArt(QPainter& p, const QRectF& area) override;
};

/// Two models with their intervals, one beside the other.
class BetterArt : public widgets::DoorArt {
  Q_OBJECT
 protected:
  void paintArt(QPainter& p, const QRectF& area) override;
};

/// What lies in a project's folder.
class FolderArt : public widgets::DoorArt {
  Q_OBJECT
 protected:
  void paintArt(QPainter& p, const QRectF& area) override;
};

/// A sentence whose last word surprises.
class SentenceArt : public widgets::DoorArt {
  Q_OBJECT
 protected:
  void paintArt(QPainter& p, const QRectF& area) override;
};

}  // namespace zk::ui
