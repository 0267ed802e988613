// The suites of this test program and what they share.
#pragma once
#include <QTemporaryDir>
#include <QtTest>
#include <functional>
#include <memory>

#include "ui/main_window.h"

namespace zk::ui {

/// Waits until `ready()` or fails the test after `ms`.
#define ZK_WAIT(ready) QTRY_VERIFY_WITH_TIMEOUT((ready), 20000)

/// A window over a folder of its own, with settings of its own.
struct TestWindow {
  explicit TestWindow(const AppOptions& options = {}, const QSize& size = {1280, 800});
  QTemporaryDir scratch;
  Preferences preferences;
  AppModel app;
  MainWindow window;
};

/// A recorded log of a whole run in `folder` (with baselines beside it); returns its path. `upTo`: last step.
QString recordRun(const QString& folder, int upTo, bool ended);
QString recordTour(const QString& folder, bool cutOff);


/// All suites of the program, in the order of the files.
std::vector<QObject* (*)()>& suiteMakers();
/// A suite takes part by standing in its file: `const SuiteEntry kEntry(chatSuite);`
struct SuiteEntry {
  explicit SuiteEntry(QObject* (*make)()) { suiteMakers().push_back(make); }
};

}  // namespace zk::ui
