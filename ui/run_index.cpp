// Each use opens the file for itself, since a connection belongs to the thread that made it; that takes a millisecond.
// Rows carry a stamp of what they were made from: only those whose stamp differs are written.
#include "ui/run_index.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <atomic>
#include <cmath>

#include "engine/core/files.h"
#include "ui/off_thread.h"

namespace zk::ui {
namespace {

constexpr const char* kRunColumns =
    "id, command, state, dataset, base, started, last_event, step, total_steps, loss, valid_loss, bits_per_char, "
    "tokens, "
    "tokens_per_second, seconds, parameters, bytes, has_checkpoint, stamp";
constexpr int kRunColumnCount = 19;

/// One connection with a name of its own, gone at the end of the scope.
class Connection {
 public:
  Connection(const QString& path, bool readOnly) : m_name(QStringLiteral("zk-index-%1").arg(++s_count)) {
    m_db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_db.setDatabaseName(path);
    m_db.setConnectOptions(readOnly ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000")
                                    : QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    m_ok = m_db.open();
  }
  ~Connection() {
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
  }
  bool ok() const { return m_ok; }
  QSqlDatabase& db() { return m_db; }
  QSqlQuery query() const { return QSqlQuery(m_db); }
  bool run(const QString& sql) const { return query().exec(sql); }
  /// First value of the first row; invalid where there is none.
  QVariant value(const QString& sql) const {
    QSqlQuery q = query();
    return q.exec(sql) && q.next() ? q.value(0) : QVariant();
  }

 private:
  static std::atomic<quint64> s_count;
  QString m_name;
  QSqlDatabase m_db;
  bool m_ok = false;
};
std::atomic<quint64> Connection::s_count{0};

double folderBytes(const QString& dir) {
  double sum = 0;
  for (QDirIterator it(dir, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
    it.next();
    sum += double(it.fileInfo().size());
  }
  return sum;
}

/// What decides a row; equal stamps mean equal rows.
QString stampOf(const LogGlance& run, const ArtifactGlance* done) {
  return QStringLiteral("%1 %2 %3 %4 %5 %6")
      .arg(runStateOf(run))
      .arg(run.step)
      .arg(run.lastEventAt)
      .arg(run.hasCheckpoint)
      .arg(done ? done->content : QString())
      .arg(done ? done->created : 0);
}

QString stampOf(const ArtifactGlance& artifact) {
  return QStringLiteral("%1 %2").arg(artifact.content).arg(artifact.created);
}

double counter(const ArtifactGlance* artifact, const char* key, double otherwise) {
  if (!artifact) return otherwise;
  const auto it = artifact->counters.find(key);
  return it != artifact->counters.end() && it->is_number() ? it->get<double>() : otherwise;
}

IndexedRun rowOf(const LogGlance& run, const ArtifactGlance* done) {
  const RunFigures& f = run.figures;
  IndexedRun row;
  row.id = run.id;
  row.command = qstr(run.command);
  row.state = runStateOf(run);
  row.dataset = run.dataset;
  row.base = run.base;
  row.started = run.startedAt;
  row.lastEvent = run.lastEventAt;
  row.step = std::max(run.step, qint64(counter(done, "steps", -1)));
  row.totalSteps = run.totalSteps;
  row.loss = counter(done, "loss", f.loss);
  row.validLoss = counter(done, "valid_loss", f.validLoss);
  row.bitsPerChar = counter(done, "bits_per_char", f.bitsPerChar);
  row.tokens = counter(done, "tokens", f.tokens);
  row.tokensPerSecond = counter(done, "tokens_per_second", f.tokensPerSecond);
  row.seconds = counter(done, "seconds", f.seconds);
  row.parameters = counter(done, "parameters", f.parameters);
  row.hasCheckpoint = run.hasCheckpoint;
  row.bytes = folderBytes(run.dir);
  return row;
}

IndexedArtifact rowOf(const ArtifactGlance& artifact) {
  return {QString::fromLatin1(kind_name(artifact.kind)),
          artifact.id,
          qstr(artifact.command),
          artifact.created,
          folderBytes(artifact.dir),
          artifact.counters};
}

bool makeTables(const Connection& c) {
  return c.run(
             "CREATE TABLE runs(id TEXT PRIMARY KEY, command TEXT, state TEXT, dataset TEXT, base TEXT, "
             "started INTEGER, last_event INTEGER, step INTEGER, total_steps INTEGER, loss REAL, valid_loss REAL, "
             "bits_per_char REAL, tokens REAL, tokens_per_second REAL, seconds REAL, parameters REAL, bytes REAL, "
             "has_checkpoint INTEGER, stamp TEXT)") &&
         c.run(
             "CREATE TABLE artifacts(kind TEXT, id TEXT, command TEXT, created INTEGER, bytes REAL, counters TEXT, "
             "stamp TEXT, PRIMARY KEY(kind, id))") &&
         c.run(QStringLiteral("PRAGMA user_version = %1").arg(IndexFile::kVersion));
}

QHash<QString, QString> stamps(const Connection& c, const char* sql) {
  QHash<QString, QString> known;
  QSqlQuery q = c.query();
  q.setForwardOnly(true);
  if (!q.exec(QString::fromLatin1(sql))) return known;
  while (q.next()) known[q.value(0).toString()] = q.value(1).toString();
  return known;
}

bool put(QSqlQuery& q, const QVariantList& values) {
  for (int i = 0; i < values.size(); ++i) q.bindValue(i, values[i]);
  return q.exec();
}

bool syncRuns(const Connection& c, const WorkspaceState& state) {
  auto known = stamps(c, "SELECT id, stamp FROM runs");
  QSqlQuery insert = c.query();
  insert.prepare(QStringLiteral("INSERT OR REPLACE INTO runs(%1) VALUES(?%2)")
                     .arg(QString::fromLatin1(kRunColumns), QStringLiteral(", ?").repeated(kRunColumnCount - 1)));
  for (const auto& run : state.runs) {
    const ArtifactGlance* done = state.artifact(ArtifactKind::Run, run.id);
    const QString stamp = stampOf(run, done);
    if (known.take(run.id) == stamp) continue;
    const IndexedRun r = rowOf(run, done);
    if (!put(insert, {r.id, r.command, r.state, r.dataset, r.base, r.started, r.lastEvent, r.step, r.totalSteps, r.loss,
                      r.validLoss, r.bitsPerChar, r.tokens, r.tokensPerSecond, r.seconds, r.parameters, r.bytes,
                      int(r.hasCheckpoint), stamp}))
      return false;
  }
  QSqlQuery remove = c.query();
  remove.prepare("DELETE FROM runs WHERE id = ?");
  for (auto it = known.cbegin(); it != known.cend(); ++it)
    if (!put(remove, {it.key()})) return false;
  return true;
}

bool syncArtifacts(const Connection& c, const WorkspaceState& state) {
  auto known = stamps(c, "SELECT kind || '/' || id, stamp FROM artifacts");
  QSqlQuery insert = c.query();
  insert.prepare(
      "INSERT OR REPLACE INTO artifacts(kind, id, command, created, bytes, counters, stamp) "
      "VALUES(?, ?, ?, ?, ?, ?, ?)");
  for (const auto& artifact : state.artifacts) {
    const QString stamp = stampOf(artifact);
    if (known.take(QString::fromLatin1(kind_name(artifact.kind)) + "/" + artifact.id) == stamp) continue;
    const IndexedArtifact a = rowOf(artifact);
    if (!put(insert, {a.kind, a.id, a.command, a.created, a.bytes, qstr(dump_line(a.counters)), stamp})) return false;
  }
  QSqlQuery remove = c.query();
  remove.prepare("DELETE FROM artifacts WHERE kind || '/' || id = ?");
  for (auto it = known.cbegin(); it != known.cend(); ++it)
    if (!put(remove, {it.key()})) return false;
  return true;
}

/// In one transaction: a reader sees the lists before or after.
bool sync(Connection& c, const WorkspaceState& state) {
  if (!c.run("PRAGMA synchronous = OFF") || !c.db().transaction()) return false;
  if (syncRuns(c, state) && syncArtifacts(c, state) && c.db().commit()) return true;
  c.db().rollback();
  return false;
}

bool readRuns(const Connection& c, QVector<IndexedRun>& runs) {
  QSqlQuery q = c.query();
  q.setForwardOnly(true);
  if (!q.exec(
          QStringLiteral("SELECT %1 FROM runs ORDER BY started DESC, id DESC").arg(QString::fromLatin1(kRunColumns))))
    return false;
  while (q.next()) {
    IndexedRun r;
    int i = 0;
    for (QString* text : {&r.id, &r.command, &r.state, &r.dataset, &r.base}) *text = q.value(i++).toString();
    for (qint64* number : {&r.started, &r.lastEvent, &r.step, &r.totalSteps}) *number = q.value(i++).toLongLong();
    for (double* number :
         {&r.loss, &r.validLoss, &r.bitsPerChar, &r.tokens, &r.tokensPerSecond, &r.seconds, &r.parameters, &r.bytes})
      *number = q.value(i++).toDouble();
    r.hasCheckpoint = q.value(i).toBool();
    runs.append(r);
  }
  return true;
}

bool readArtifacts(const Connection& c, QVector<IndexedArtifact>& artifacts) {
  QSqlQuery q = c.query();
  q.setForwardOnly(true);
  if (!q.exec("SELECT kind, id, command, created, bytes, counters FROM artifacts ORDER BY created DESC, kind, id"))
    return false;
  while (q.next()) {
    IndexedArtifact a{q.value(0).toString(),   q.value(1).toString(), q.value(2).toString(),
                      q.value(3).toLongLong(), q.value(4).toDouble(), Json::object()};
    const Json counters = Json::parse(q.value(5).toString().toStdString(), nullptr, false);
    if (counters.is_object()) a.counters = counters;
    artifacts.append(a);
  }
  return true;
}

}  // namespace

QString runStateOf(const LogGlance& run) {
  if (run.ended()) return qstr(run.endStatus);
  return run.alive ? QStringLiteral("running") : QStringLiteral("lost");
}

IndexLists listsFrom(const WorkspaceState& state) {
  IndexLists lists;
  for (const auto& run : state.runs) lists.runs.append(rowOf(run, state.artifact(ArtifactKind::Run, run.id)));
  for (const auto& artifact : state.artifacts) lists.artifacts.append(rowOf(artifact));
  return lists;
}

IndexFile::IndexFile(const QString& workspaceDir)
    : m_path(workspaceDir + "/index.sqlite"), m_lock(workspaceDir + "/index.sqlite.lock") {
  m_lock.setStaleLockTime(0);  // only a dead process gives it up
}

/// The file exists, is of this version and whole. Wholeness is looked at once; later every query tells.
bool IndexFile::sound() {
  if (!QFileInfo::exists(m_path)) return false;
  const Connection c(m_path, true);
  if (!c.ok() || c.value("PRAGMA user_version") != kVersion) return false;
  if (!m_checked && c.value("PRAGMA quick_check(1)").toString() != "ok") return false;
  return m_checked = true;
}

IndexLists IndexFile::read() {
  IndexLists lists;
  if (!sound()) return {};
  const Connection c(m_path, true);
  if (!readRuns(c, lists.runs) || !readArtifacts(c, lists.artifacts)) return {};
  return lists;
}

IndexLists IndexFile::update(const WorkspaceState& state) {
  if (!state.exists) return listsFrom(state);  // not a project yet: nothing is written into a stranger's folder
  if (!m_lock.isLocked() && !m_lock.tryLock(0)) return listsFrom(state);
  for (int attempt = 0; attempt < 2; ++attempt) {
    const bool usable = sound() && attempt == 0;
    if (!usable) {
      m_checked = false;
      for (const char* tail : {"", "-journal", "-wal", "-shm"}) QFile::remove(m_path + QLatin1String(tail));
    }
    Connection c(m_path, false);
    if (!c.ok() || (!usable && !makeTables(c))) continue;
    IndexLists lists;
    if (sync(c, state) && readRuns(c, lists.runs) && readArtifacts(c, lists.artifacts)) return lists;
  }
  return listsFrom(state);
}

struct RunIndex::Shared {
  explicit Shared(const QString& dir) : file(dir) {}
  std::mutex mutex;
  IndexFile file;
};

void RunIndex::open(const QString& workspaceDir) {
  m_dir = workspaceDir;
  m_lists = {};
  m_known = false;
  m_shared = std::make_shared<Shared>(workspaceDir);
  Q_EMIT changed();
  offThread(
      this,
      [shared = m_shared] {
        const std::lock_guard lock(shared->mutex);
        return shared->file.read();
      },
      [this, asked = ++m_asked](const IndexLists& lists) {
        if (!lists.runs.isEmpty() || !lists.artifacts.isEmpty()) take(lists, asked);
      });
}

void RunIndex::update(const WorkspaceState& state) {
  if (state.dir != m_dir || !m_shared) return;
  offThread(
      this,
      [shared = m_shared, state] {
        const std::lock_guard lock(shared->mutex);
        return shared->file.update(state);
      },
      [this, asked = ++m_asked](const IndexLists& lists) { take(lists, asked); });
}

void RunIndex::take(const IndexLists& lists, quint64 asked) {
  if (asked != m_asked) return;  // a newer answer is on its way
  m_lists = lists;
  m_known = true;
  Q_EMIT changed();
}

const IndexedRun* RunIndex::run(const QString& id) const {
  const auto it = std::find_if(runs().begin(), runs().end(), [&](const IndexedRun& r) { return r.id == id; });
  return it == runs().end() ? nullptr : &*it;
}

const IndexedArtifact* RunIndex::artifact(const QString& kind, const QString& id) const {
  const auto it = std::find_if(artifacts().begin(), artifacts().end(),
                               [&](const IndexedArtifact& a) { return a.kind == kind && a.id == id; });
  return it == artifacts().end() ? nullptr : &*it;
}

}  // namespace zk::ui
