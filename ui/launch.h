// Starting the window from its command line: options, help, pictures (--shot), gallery.
#pragma once

namespace zk::ui {

/// Everything that main() does. Returns the exit code.
int runWindow(int argc, char** argv);

}  // namespace zk::ui
