// It shows the drafts that the forms share; a value is edited where its help, its formula and its refusals stand.
#include "ui/config_sheet.h"

#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QVBoxLayout>

#include "ui/form_model.h"
#include "ui/words.h"
#include "widgets/data_table.h"
#include "widgets/language.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

constexpr const char* kCommands[] = {"tokenizer", "dataset", "train", "tune", "eval"};

QString written(const Json& value) {
  if (value.is_null()) return ConfigSheet::tr("automatic");
  if (value.is_boolean()) return value.get<bool>() ? ConfigSheet::tr("On") : ConfigSheet::tr("Off");
  if (value.is_string())
    return value.get<std::string>().empty() ? QStringLiteral("“”") : qstr(value.get<std::string>());
  return qstr(value.dump());
}

}  // namespace

ConfigSheet::ConfigSheet(AppModel& app, QWidget* window) : QFrame(window), m_app(app) {
  setProperty("role", "card");
  setObjectName("configSheet");
  auto* column = vbox(this, 16, 8);
  auto* head = hbox(nullptr, 0, 8);
  auto* words = vbox(nullptr, 0, 0);
  m_title = new Label({}, Type::Role::Section);
  m_subtitle = new Label({}, Type::Role::Help, Label::Fit::Wrap);
  words->addWidget(m_title);
  words->addWidget(m_subtitle);
  m_onlyChanged = new QCheckBox;
  m_close = new IconButton("close");
  head->addLayout(words, 1);
  head->addWidget(m_onlyChanged);
  head->addWidget(m_close);
  column->addLayout(head);
  m_table = new DataTable;
  m_source = new MemorySource(m_table);
  column->addWidget(m_table, 1);
  connect(m_close, &QToolButton::clicked, this, &ConfigSheet::close);
  connect(m_onlyChanged, &QCheckBox::toggled, this, &ConfigSheet::fill);
  connect(m_table, &DataTable::opened, this, [this](const QString& id) {
    const SearchItem item = m_items.value(id);
    close();
    Q_EMIT chosen(item);
  });
  connect(&app.notes(), &ProjectNotes::changed, this, [this] {
    if (isVisible()) fill();
  });
  window->installEventFilter(this);
  hide();
  retranslate();
}

void ConfigSheet::retranslate() {
  m_title->setText(tr("The whole configuration"));
  m_subtitle->setText(tr("Every stage's settings as the forms hold them. Enter or a double click goes to the row."));
  m_onlyChanged->setText(tr("Only what differs from the default"));
  m_close->setName(tr("Close"));
  m_table->setName(tr("The whole configuration"));
  m_table->setColumns({{"stage", tr("Stage"), TableColumn::Kind::Text, 150},
                       {"setting", tr("Setting"), TableColumn::Kind::Text, 0},
                       {"key", tr("Key"), TableColumn::Kind::Text, 190},
                       {"now", tr("Now"), TableColumn::Kind::Text, 130},
                       {"default", tr("Default"), TableColumn::Kind::Text, 130}});
  m_table->setEmptyText(
      {tr("Nothing differs from the defaults"), tr("Every stage is as the program proposes it."), {}});
  fill();
}

void ConfigSheet::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

bool ConfigSheet::eventFilter(QObject* object, QEvent* event) {
  if (object == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  return QFrame::eventFilter(object, event);
}

void ConfigSheet::setOnlyChanged(bool on) { m_onlyChanged->setChecked(on); }

void ConfigSheet::open(const QStringList& pages) {
  m_before = QApplication::focusWidget();
  m_pages = pages;
  place();
  show();
  raise();
  m_table->setFocus(Qt::ShortcutFocusReason);
  if (m_description.is_object()) return fill();
  describe();
}

bool ConfigSheet::close() {
  if (isHidden()) return false;
  hide();
  if (m_before) m_before->setFocus();
  return true;
}

void ConfigSheet::describe() {
  if (m_app.engineMissing()) return fill();
  m_table->setLoading(tr("Reading the settings…"));
  m_app.zk().request("describe", Json::object(), this, {}, [this](const Json& reply) {
    m_description = reply;
    fill();
  });
}

void ConfigSheet::fill() {
  QVector<TableRow> rows;
  m_items.clear();
  const auto commands = m_description.is_object() ? m_description.find("commands") : m_description.end();
  const QString language = Language::current();
  for (const char* name : kCommands) {
    if (!m_description.is_object() || commands == m_description.end() || !commands->is_array()) break;
    for (const auto& described : *commands) {
      if (!described.is_object() || !described.contains("id") || described["id"] != name) continue;
      FormModel model = FormModel::fromDescribe(described);
      model.load({}, Json::object(), m_app.notes().draft(name));
      for (const FormField& field : model.fields()) {
        const QString page = pageOfSetting(QString::fromLatin1(name), field.key);
        const Json now = model.value(field.key);
        const bool differs = now != field.initial;
        if (!m_pages.contains(page) || (m_onlyChanged->isChecked() && !differs)) continue;
        SearchItem item;
        item.kind = SearchItem::Kind::Setting;
        item.page = page;
        item.place = field.key;
        item.level = field.level;
        const QString id = QString::fromLatin1(name) + ":" + field.key, label = field.words(field.label, language);
        m_items.insert(id, item);
        TableRow row{id, {{Words::page(page)}, {label}, {field.key}, {written(now)}, {written(field.initial)}}};
        row.cells[3].color = differs ? &Tokens::accent : nullptr;
        row.cells[3].icon = differs ? QStringLiteral("tune") : QString();
        row.cells[4].color = &Tokens::text2;
        rows.append(row);
      }
    }
  }
  m_source->setRows(rows);
  m_table->setSource(m_source);
}

void ConfigSheet::place() {
  const QSize room = parentWidget()->size();
  const QSize wanted(std::min(scaled(960), room.width() - scaled(64)), room.height() - scaled(128));
  setGeometry(QRect(QPoint((room.width() - wanted.width()) / 2, scaled(56)), wanted));
}

}  // namespace zk::ui
