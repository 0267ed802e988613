// The one dialog that asks for a project's folder.
#pragma once
#include <QString>
#include <functional>

class QWidget;

namespace zk::ui {

/// Opens the dialog at `dir` and returns at once; `then` gets the folder that was chosen, existing or new.
void chooseProjectFolder(QWidget* parent, const QString& dir, std::function<void(const QString&)> then);

}  // namespace zk::ui
