// main() of the window: command line, language and theme, then the main frame. No logic lives here.
#include <QApplication>

#include "ui/launch.h"

int main(int argc, char** argv) { return zk::ui::runWindow(argc, argv); }
