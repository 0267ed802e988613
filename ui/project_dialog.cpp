// Three places of the window ask for a folder; they ask with the same words.
#include "ui/project_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace zk::ui {
namespace {

struct ProjectDialog {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::ProjectDialog)
};

}  // namespace

void chooseProjectFolder(QWidget* parent, const QString& dir, std::function<void(const QString&)> then) {
  auto* dialog = new QFileDialog(parent, ProjectDialog::tr("Open or create a project folder"), dir);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(then));
  dialog->open();
}

}  // namespace zk::ui
