// The drawings hold no figures: they show the way, the folder, and a sentence with shaded tokens.
#include "ui/door_card.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT

namespace {

class DoorArt : public QWidget {
  Q_OBJECT
 public:
  explicit DoorArt(DoorCard::Art art) : m_art(art) {
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(), update(); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  QSize sizeHint() const override { return {scaled(200), scaled(72)}; }
  QSize minimumSizeHint() const override { return {scaled(120), scaled(72)}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(tokens().sunken);
    p.drawRoundedRect(rect(), 6, 6);
    if (m_art == DoorCard::Art::Tour) paintTour(p);
    if (m_art == DoorCard::Art::Project) paintProject(p);
    if (m_art == DoorCard::Art::Model) paintModel(p);
  }

 private:
  void paintTour(QPainter& p) const {
    const QStringList names = {tr("Text"), tr("Tokens"), tr("Training"), tr("Answers"), tr("Chat")};
    const double left = scaled(32), right = width() - scaled(32), y = height() * 0.40;
    const double gap = (right - left) / double(names.size() - 1);
    p.setPen(QPen(tokens().border, 2));
    p.drawLine(QPointF(left, y), QPointF(right, y));
    p.setPen(QPen(tokens().accent, 2));
    p.drawLine(QPointF(left + 2 * gap, y), QPointF(left + 3 * gap, y));
    p.setFont(Type::font(Type::Role::Caption));
    for (int i = 0; i < names.size(); ++i) {
      const bool last = i + 1 == names.size();
      const QPointF at(left + gap * i, y);
      p.setBrush(tokens().surface);
      p.setPen(QPen(last ? tokens().ring : tokens().accent, 2));
      p.drawEllipse(at, scaled(6), scaled(6));
      p.setPen(tokens().text2);
      p.drawText(QRectF(at.x() - gap / 2, y + scaled(10), gap, scaled(20)), Qt::AlignCenter, names[i]);
    }
  }

  void paintProject(QPainter& p) const {
    // A tree of the folder, as it lies on the disk.
    const QStringList names = {"corpora", "tokenizers", "datasets", "runs", "evaluations"};
    p.setFont(Type::font(Type::Role::Mono));
    const QFontMetricsF metrics(p.font());
    double x = scaled(16), y = scaled(12);
    for (const QString& name : names) {
      const double w = metrics.horizontalAdvance(name) + scaled(16);
      if (x + w > width() - scaled(8)) x = scaled(16), y += scaled(28);
      const QRectF box(x, y, w, scaled(22));
      if (box.bottom() > height()) return;
      p.setPen(QPen(tokens().border, 1));
      p.setBrush(tokens().surface);
      p.drawRoundedRect(box, 4, 4);
      p.setPen(tokens().text2);
      p.drawText(box, Qt::AlignCenter, name);
      x += w + scaled(6);
    }
  }

  void paintModel(QPainter& p) const {
    struct Word {
      QString text;
      int shade;
    };
    const QVector<Word> words =
        numbers::japanese()
            ? QVector<Word>{{"森", 1}, {"へ", 0}, {"行く", 0}, {"と", 0}, {"赤い", 2}, {"竜", 4}, {"が", 0}}
            : QVector<Word>{{"Once", 0}, {" upon", 0}, {" a", 0}, {" time", 0}, {" a", 1}, {" red", 2}, {" dragon", 4}};
    p.setFont(Type::font(Type::Role::Token));
    const QFontMetricsF metrics(p.font());
    double total = 0;
    for (const auto& w : words) total += metrics.horizontalAdvance(w.text) + 3;
    double x = (width() - total) / 2;
    for (const auto& w : words) {
      const QRectF box(x, height() / 2.0 - scaled(13), metrics.horizontalAdvance(w.text) + 2, scaled(26));
      if (w.shade > 0) {
        p.setPen(Qt::NoPen);
        p.setBrush(tokens().surprise[size_t(w.shade)]);
        p.drawRoundedRect(box, 3, 3);
      }
      p.setPen(tokens().text);
      p.drawText(box, Qt::AlignCenter, w.text);
      x += box.width() + 1;
    }
  }

  DoorCard::Art m_art;
};

}  // namespace

DoorCard::DoorCard(Art art, const QString& icon, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  auto* v = vbox(this, 20, 8);
  auto* head = hbox(nullptr, 0, 12);
  head->addWidget(new IconLabel(icon, &Tokens::accent, 20));
  m_title = new Label({}, Type::Role::Section, Label::Fit::Elide);
  head->addWidget(m_title, 1);
  m_pill = new Pill;
  head->addWidget(m_pill);
  v->addLayout(head);
  m_sentence = new Label({}, Type::Role::Body, Label::Fit::Wrap);
  v->addWidget(m_sentence);
  v->addSpacing(4);
  m_art = new DoorArt(art);
  v->addWidget(m_art);
  m_facts = new QWidget;
  auto* facts = vbox(m_facts, 0, 4);
  facts->setContentsMargins(0, 8, 0, 0);
  for (int i = 0; i < 3; ++i) {
    auto* row = hbox(nullptr, 0, 8);
    row->addWidget(new IconLabel("check", &Tokens::ok, 16), 0, Qt::AlignTop);
    m_factLabels.append(new Label({}, Type::Role::Body, Label::Fit::Wrap));
    row->addWidget(m_factLabels.last(), 1);
    facts->addLayout(row);
  }
  v->addWidget(m_facts);
  v->addStretch(1);
  m_note = new Label({}, Type::Role::Caption, Label::Fit::Elide);
  v->addWidget(m_note);
  m_button = new Button;
  connect(m_button, &QPushButton::clicked, this, &DoorCard::triggered);
  v->addWidget(m_button);
}

void DoorCard::setTexts(const Texts& texts) {
  m_texts = texts;
  m_title->setText(texts.title);
  m_pill->set(texts.pill, Tone::Accent);
  m_pill->setVisible(!texts.pill.isEmpty());
  m_sentence->setText(texts.sentence);
  for (int i = 0; i < m_factLabels.size(); ++i) m_factLabels[i]->setText(texts.facts.value(i));
  m_art->update();
  refresh();
}

void DoorCard::setNote(const QString& note) {
  m_texts.note = note;
  refresh();
}

void DoorCard::setFactsVisible(bool visible) { m_facts->setVisible(visible); }

void DoorCard::setMain(bool main) {
  setProperty("selected", main ? "1" : "0");
  m_button->setRole(main ? Button::Role::Primary : Button::Role::Secondary);
}

void DoorCard::setRefusal(const QString& why) {
  m_refusal = why;
  refresh();
}

void DoorCard::setBusy(bool busy) {
  m_busy = busy;
  refresh();
}

void DoorCard::refresh() {
  m_button->setText(m_texts.button);
  m_button->setEnabled(m_refusal.isEmpty() && !m_busy);
  m_button->setAccessibleDescription(m_refusal);
  const QString note = m_refusal.isEmpty() ? m_texts.note : m_refusal;
  m_note->setText(note);
  m_note->setColor(m_refusal.isEmpty() ? &Tokens::text3 : &Tokens::text2);
}

}  // namespace zk::ui

#include "door_card.moc"
