// Results are read field by field: a hand-edited or torn file costs what is wrong in it and nothing else.
#include "ui/evaluations.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <sstream>

#include "engine/core/events.h"
#include "engine/core/files.h"
#include "engine/core/workspace.h"
#include "ui/loose.h"

namespace zk::ui {

namespace {

FamilyScore familyFrom(const Json& row, const QString& family) {
  FamilyScore s;
  s.family = family.isEmpty() ? loose::text(row, "family") : family;
  s.style = loose::text(row, "style");
  s.split = family.isEmpty() ? loose::text(row, "split") : QStringLiteral("held");
  s.lang = loose::text(row, "lang");
  s.n = loose::integer(row, "n", 0);
  s.correct = loose::integer(row, "correct", 0);
  s.accuracy = loose::number(row, "accuracy");
  s.low = loose::number(row, "low");
  s.high = loose::number(row, "high");
  s.chance = loose::number(row, "chance");
  s.accuracyMean = loose::number(row, "accuracy_mean");
  return s;
}

TextScore textFrom(const QString& lang, const Json& f, const Json& baselines) {
  TextScore t;
  t.lang = lang;
  t.documents = loose::integer(f, "documents", 0);
  t.tokens = loose::integer(f, "tokens", 0);
  t.bitsPerCharacter = loose::number(f, "bits_per_character");
  t.low = loose::number(f, "low");
  t.high = loose::number(f, "high");
  t.perplexity = loose::number(f, "perplexity");
  t.bitsPerByte = loose::number(f, "bits_per_byte");
  const Json& base = lang == "all" ? loose::object(baselines, "all")
                                   : loose::object(loose::object(baselines, "by_language"), lang.toUtf8().constData());
  t.bigram = loose::number(loose::object(base, "bigram"), "bits_per_character");
  t.uniform = loose::number(loose::object(base, "uniform"), "bits_per_character");
  return t;
}

void readModel(const Json& model, EvaluationFacts& facts) {
  facts.modelRef = loose::text(model, "ref");
  facts.run = loose::text(model, "run");
  facts.step = loose::integer(model, "step", -1);
  facts.parameters = loose::integer(model, "parameters", -1);
  facts.vocabulary = loose::integer(model, "vocab_size", -1);
  facts.tuned = loose::flag(model, "tuned");
}

void readResults(const Json& results, EvaluationFacts& facts) {
  readModel(loose::object(results, "model"), facts);
  facts.form = loose::text(results, "form");
  const Json& exam = loose::object(results, "exam");
  facts.exam = loose::text(exam, "id");
  facts.examHash = loose::text(exam, "hash");
  const Json& text = loose::object(results, "text");
  facts.dataset = loose::text(text, "dataset");
  facts.textHash = loose::text(text, "hash");
  facts.seconds = loose::number(results, "seconds");
  for (const Json& row : loose::list(results, "families")) facts.families.append(familyFrom(row, {}));
  const Json& answers = loose::object(results, "answers");
  facts.answersHash = loose::text(answers, "hash");
  for (const Json& row : loose::list(answers, "rows")) facts.answers.append(familyFrom(row, "answers"));
  const Json& figures = loose::object(text, "figures");
  for (const auto& [lang, figure] : figures.items())
    if (std::isfinite(loose::number(figure, "bits_per_character")))
      facts.text.append(textFrom(qstr(lang), figure, loose::object(text, "baselines")));
}

std::optional<Issue> newer(const Json& json, const std::string& path) {
  const qint64 version = loose::integer(json, "version", 0);
  if (version <= kResultsVersion) return std::nullopt;
  return issue_input("artifact-newer", {{"path", path}, {"version", version}, {"known", kResultsVersion}});
}

}  // namespace

const FamilyScore* EvaluationFacts::family(const QString& name, const QString& split, const QString& lang) const {
  const auto& rows = name == "answers" ? answers : families;
  for (const auto& row : rows)
    if (row.family == name && row.split == split && row.lang == lang) return &row;
  return nullptr;
}

const TextScore* EvaluationFacts::textOf(const QString& lang) const {
  for (const auto& row : text)
    if (row.lang == lang) return &row;
  return nullptr;
}

QStringList EvaluationFacts::familyNames() const {
  QStringList names;
  for (const auto& row : families)
    if (!names.contains(row.family)) names << row.family;
  return names;
}

QStringList EvaluationFacts::languages() const {
  QStringList langs;
  const auto add = [&](const QString& lang) {
    if (lang != "all" && !lang.isEmpty() && !langs.contains(lang)) langs << lang;
  };
  for (const auto& row : families) add(row.lang);
  for (const auto& row : answers) add(row.lang);
  for (const auto& row : text) add(row.lang);
  return langs;
}

QString EvaluationFacts::wholeLanguage() const {
  for (const auto& row : families)
    if (row.lang == "all") return row.lang;
  if (!families.isEmpty()) return families.first().lang;
  return QStringLiteral("all");
}

EvaluationFacts readEvaluation(const QString& dir) {
  EvaluationFacts facts;
  facts.dir = dir;
  facts.id = QFileInfo(dir).fileName();
  const auto artifact = Workspace::load(dir.toStdString());
  if (!artifact.ok()) {
    facts.issue = artifact.issue();
    return facts;
  }
  facts.created = loose::integer(artifact->manifest, "created", 0);
  const auto path = artifact->dir / "results.json";
  if ((facts.issue = newer(artifact->manifest, (artifact->dir / "manifest.json").string()))) return facts;
  const auto results = read_json(path);
  if (!results.ok()) {
    facts.issue = results.issue();
    return facts;
  }
  if (!results->is_object()) {
    facts.issue = issue_input("evaluation-broken", {{"path", path.string()}, {"reason", "object"}});
    return facts;
  }
  if ((facts.issue = newer(*results, path.string()))) return facts;
  readResults(*results, facts);
  for (const Json& file : loose::list(artifact->manifest, "files"))
    if (const QString name = loose::text(file, "name"); name.startsWith("samples_")) facts.sampleFiles << name;
  return facts;
}

QVector<EvaluationFacts> readEvaluations(const QString& workspaceDir) {
  QVector<EvaluationFacts> all;
  if (workspaceDir.isEmpty()) return all;
  const QDir folder(workspaceDir + "/evaluations");
  for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
    all.append(readEvaluation(folder.filePath(name)));
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.created < b.created; });
  return all;
}

QString AnsweredQuestion::rightText() const { return isFree() ? wanted : choices.value(answer); }
QString AnsweredQuestion::chosenText() const { return isFree() ? got.trimmed() : choices.value(chosen); }

double AnsweredQuestion::chosenShare() const {
  if (chosen < 0 || chosen >= logLikelihoods.size()) return kNoNumber;
  double sum = 0;
  for (const double other : logLikelihoods) sum += std::exp(other - logLikelihoods[chosen]);
  return 1 / sum;
}

QString AnsweredQuestion::question() const {
  static const QRegularExpression marks("<\\|[^|>]*\\|>");
  static const QRegularExpression ends("(\\s*(Answer:|答え：|答え:)\\s*)$");
  static const QRegularExpression starts("(Question:|質問：|質問:)\\s*");
  QString out = prompt;
  out.remove(marks).remove(ends).remove(starts);
  return out.simplified();
}

QString sampleFile(const QString& family) {
  if (family == "answers") return "samples_answers.jsonl";
  QString name;  // as zk eval writes it: only harmless characters of a family's name reach a file's name
  for (const char c : family.toUtf8()) name += std::isalnum(uchar(c)) || c == '-' ? QChar(c) : QChar('_');
  return "samples_exam_" + name + ".jsonl";
}

namespace {

std::optional<AnsweredQuestion> questionFrom(const Json& line) {
  AnsweredQuestion q;
  q.id = loose::text(line, "id");
  if (q.id.isEmpty()) return std::nullopt;
  q.family = loose::text(line, "family");
  q.split = loose::text(line, "split");
  q.lang = loose::text(line, "lang");
  q.topic = loose::text(line, "topic");
  q.prompt = loose::text(line, "prompt");
  for (const Json& choice : loose::list(line, "choices"))
    if (choice.is_string()) q.choices << qstr(choice.get<std::string>());
  for (const Json& v : loose::list(line, "loglikelihoods"))
    q.logLikelihoods << (v.is_number() ? v.get<double>() : kNoNumber);
  for (const Json& v : loose::list(line, "tokens")) q.tokens << (v.is_number() ? v.get<qint64>() : 0);
  q.answer = int(loose::integer(line, "answer", -1));
  q.chosen = int(loose::integer(line, "chosen", -1));
  q.correct = loose::flag(line, "correct");
  q.wanted = loose::text(line, "wanted");
  q.got = loose::text(line, "got");
  return q;
}

}  // namespace

AnsweredQuestions readAnswers(const QString& evaluationDir, const QString& family) {
  AnsweredQuestions out;
  const auto bytes = read_file((evaluationDir + "/" + sampleFile(family)).toStdString());
  if (!bytes.ok()) {
    out.issue = bytes.issue();
    return out;
  }
  std::istringstream lines(*bytes);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const Json json = Json::parse(line, nullptr, false);
    auto question = json.is_object() ? questionFrom(json) : std::nullopt;
    if (!question) {
      ++out.badLines;
      continue;
    }
    if (question->family.isEmpty()) question->family = family;
    if (question->split.isEmpty()) question->split = QStringLiteral("held");
    out.rows.append(std::move(*question));
  }
  return out;
}

EvalSpeed readSpeed(const EvaluationFacts& facts) {
  EvalSpeed speed;
  speed.parameters = facts.parameters;
  const auto events = read_events((facts.dir + "/events.jsonl").toStdString());
  if (!events.ok()) return speed;
  for (const Json& json : *events) {
    const auto event = eventFrom(json);
    const auto* stage = event ? std::get_if<StageEvent>(&event->body) : nullptr;
    if (!stage || stage->state != StageEvent::State::End || !(stage->seconds > 0)) continue;
    const double questions = loose::number(stage->data, "questions"), tokens = loose::number(stage->data, "tokens");
    if (stage->id == "valid" && tokens > 0) speed.secondsPerToken = stage->seconds / tokens, speed.tokens = tokens;
    if (stage->id == "exams" && questions > 0) speed.secondsPerQuestion = stage->seconds / questions;
    if (stage->id == "answers" && questions > 0) speed.secondsPerAnswer = stage->seconds / questions;
  }
  return speed;
}

double forecastSeconds(const EvalSpeed& speed, bool text, qint64 questions, qint64 answers) {
  double seconds = 0;
  if (text && speed.tokens > 0) seconds += speed.secondsPerToken * speed.tokens;
  if (questions > 0) seconds += speed.secondsPerQuestion * double(questions);
  if (answers > 0) seconds += speed.secondsPerAnswer * double(answers);
  return seconds;
}

QVector<ExamFamily> examFamilies(const Json& counters) {
  QVector<ExamFamily> out;
  const Json& families = loose::object(counters, "families");
  for (const auto& [name, splits] : families.items())
    out.append({qstr(name), loose::integer(splits, "held", 0), loose::integer(splits, "seen", 0)});
  return out;
}

void EvalProgress::take(const EvalEvent& e) {
  if (e.task == "text") {
    TextScore t;
    t.lang = qstr(e.lang);
    t.documents = e.n;
    t.bitsPerCharacter = e.value, t.low = e.low, t.high = e.high;
    const auto same = std::find_if(m_text.begin(), m_text.end(), [&](const TextScore& o) { return o.lang == t.lang; });
    if (same == m_text.end())
      m_text.append(t);
    else
      *same = t;
    return;
  }
  FamilyScore s;
  s.family = qstr(e.task), s.split = qstr(e.split), s.lang = qstr(e.lang);
  s.n = e.n, s.correct = e.correct;
  s.accuracy = e.value, s.low = e.low, s.high = e.high;
  s.chance = e.chance >= 0 ? e.chance : kNoNumber;
  const auto same = std::find_if(m_scores.begin(), m_scores.end(), [&](const FamilyScore& o) {
    return o.family == s.family && o.split == s.split && o.lang == s.lang;
  });
  if (same == m_scores.end())
    m_scores.append(s);
  else
    *same = s;
}

EvaluationFacts EvalProgress::facts() const {
  EvaluationFacts facts;
  for (const auto& score : m_scores) (score.family == "answers" ? facts.answers : facts.families).append(score);
  facts.text = m_text;
  return facts;
}

}  // namespace zk::ui
