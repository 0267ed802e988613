// Language changes arrive as events; each page writes its own words anew.
#include "ui/page.h"

#include <QEvent>

namespace zk::ui {

Page::Page(const QString& id, AppModel& app, QWidget* parent) : QWidget(parent), m_id(id), m_app(app) {
  setObjectName(QStringLiteral("page"));
  setAttribute(Qt::WA_StyledBackground);
  setFocusPolicy(Qt::ClickFocus);  // holds the focus without a ring when its last holder went away
}

void Page::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace zk::ui
