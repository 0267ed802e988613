// qcustomplot.h still uses Qt's old keywords, which this project switches off; it gets them for the include alone.
#pragma once
#include <QtCore/qobjectdefs.h>
#include <QtWidgets/QtWidgets>
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#define emit
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
#undef emit
