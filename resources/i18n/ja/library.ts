<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::DoctorPage</name>
    <message>
        <source>Doctor</source>
        <translation>診断</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>What this computer has, what is missing and how to mend it.</source>
        <translation>このコンピューターにあるもの、足りないもの、直し方を示します。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>もう一度調べる</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Found, what it is needed for, and the command that mends it.</source>
        <translation>見つかったもの、その用途、直すためのコマンドです。</translation>
    </message>
    <message>
        <source>Rules that watch a training</source>
        <translation>学習を見守る規則</translation>
    </message>
    <message>
        <source>They run with every step. What they notice stands on the Train page.</source>
        <translation>各ステップで働きます。気づいたことは学習のページに出ます。</translation>
    </message>
    <message>
        <source>Does the arithmetic. AVX2 or newer makes training several times faster.</source>
        <translation>計算をします。AVX2 以降があると学習が数倍速くなります。</translation>
    </message>
    <message>
        <source>bf16 computes faster where the processor has it; fp32 works everywhere.</source>
        <translation>bf16 は対応するプロセッサで速く、fp32 はどこでも使えます。</translation>
    </message>
    <message>
        <source>All of them are used while a model learns.</source>
        <translation>学習中はすべて使います。</translation>
    </message>
    <message>
        <source>Weights, gradients and the text of a step lie in it.</source>
        <translation>重み、勾配、1 ステップ分の文章を置きます。</translation>
    </message>
    <message>
        <source>Text, checkpoints and logs.</source>
        <translation>文章、チェックポイント、記録を置きます。</translation>
    </message>
    <message>
        <source>zk and zk-engine do the work; the window only shows it.</source>
        <translation>仕事は zk と zk-engine がします。ウィンドウは見せるだけです。</translation>
    </message>
    <message>
        <source>The library that zk-engine computes with.</source>
        <translation>zk-engine が計算に使うライブラリです。</translation>
    </message>
    <message>
        <source>Not needed. With one, larger models learn in the same time.</source>
        <translation>なくてもかまいません。あれば同じ時間でより大きいモデルを学習できます。</translation>
    </message>
    <message>
        <source>Needed only to build the program.</source>
        <translation>プログラムをビルドするときだけ要ります。</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>「%1」をコピー</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>コピーしました。</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>このコンピューターを調べています…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版</translation>
    </message>
    <message>
        <source>window %1, engine %2</source>
        <translation>ウィンドウ %1、エンジン %2</translation>
    </message>
    <message>
        <source>They should be the same. Build or install both again.</source>
        <translation>同じ版であるべきです。両方をビルドまたはインストールし直してください。</translation>
    </message>
    <message>
        <source>Japanese letters</source>
        <translation>日本語の文字</translation>
    </message>
    <message>
        <source>a font has them</source>
        <translation>表示できるフォントがあります</translation>
    </message>
    <message>
        <source>no font has them</source>
        <translation>表示できるフォントがありません</translation>
    </message>
    <message>
        <source>Japanese text shows as boxes until one is installed.</source>
        <translation>インストールするまで、日本語は四角で表示されます。</translation>
    </message>
    <message>
        <source>Loss runs away</source>
        <translation>損失の暴走</translation>
    </message>
    <message>
        <source>Healthy: the loss falls, or wavers near its best. A training is stopped before the weights are harmed when loss or gradient is not a number, or the smoothed loss lies for 10 steps above both 1.25 × the blind guess and 2 × its best + 1.</source>
        <translation>正常：損失が下がるか、最良の値の近くで揺れています。損失か勾配が数値でなくなるか、平滑化した損失が 10 ステップ続けて「当てずっぽうの 1.25 倍」と「最良の 2 倍 + 1」の両方を超えると、重みが壊れる前に学習を止めます。</translation>
    </message>
    <message>
        <source>Better than guessing</source>
        <translation>当てずっぽうを超える</translation>
    </message>
    <message>
        <source>Healthy: within the first steps. If it never comes, the rate is wrong.</source>
        <translation>正常：最初の数ステップで超えます。超えないなら学習率が合っていません。</translation>
    </message>
    <message>
        <source>Better than counting tokens</source>
        <translation>トークンの頻度を超える</translation>
    </message>
    <message>
        <source>Healthy: early. The model now knows which tokens are frequent.</source>
        <translation>正常：早いうちに超えます。どのトークンが多いかを知った印です。</translation>
    </message>
    <message>
        <source>Better than counting pairs</source>
        <translation>2 つの並びの頻度を超える</translation>
    </message>
    <message>
        <source>Healthy: before the middle. From here on context counts.</source>
        <translation>正常：半ばより前に超えます。ここからは文脈が効きます。</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Healthy: each one is written whole. A damaged one is set aside and the one before it is used.</source>
        <translation>正常：毎回すべて書けます。壊れたものはよけて、1 つ前を使います。</translation>
    </message>
    <message>
        <source>Fast and plain path agree</source>
        <translation>高速版と基準版の一致</translation>
    </message>
    <message>
        <source>Healthy: they differ by rounding alone. Looked at with --verify.</source>
        <translation>正常：違いは丸め誤差だけです。--verify を付けると調べます。</translation>
    </message>
    <message>
        <source>All processes answer</source>
        <translation>全プロセスの応答</translation>
    </message>
    <message>
        <source>Healthy: every rank takes part in every step.</source>
        <translation>正常：どのステップにも全ランクが参加します。</translation>
    </message>
    <message>
        <source>Never fired in this project.</source>
        <translation>このプロジェクトではまだ働いていません。</translation>
    </message>
    <message>
        <source>Last: %1, step %2, %3</source>
        <translation>直近：%1、ステップ %2、%3</translation>
    </message>
    <message>
        <source>Last: %1, %2</source>
        <translation>直近：%1、%2</translation>
    </message>
</context>
<context>
    <name>zk::ui::GpuCalendar</name>
    <message>
        <source>355 years, one square each</source>
        <translation>355 年（1 マスが 1 年）</translation>
    </message>
    <message>
        <source>the first year, one square a day</source>
        <translation>最初の 1 年（1 マスが 1 日）</translation>
    </message>
</context>
<context>
    <name>zk::ui::InfrastructurePane</name>
    <message>
        <source>Try it: share 355 years among GPUs</source>
        <translation>試す：355 年を GPU で分け合う</translation>
    </message>
    <message>
        <source>GPT-3 on one V100 would take 355 years. Move the slider and see what is left.</source>
        <translation>GPT-3 の学習は V100 1 枚なら 355 年かかります。つまみを動かすと、残りの時間が分かります。</translation>
    </message>
    <message>
        <source>Number of GPUs</source>
        <translation>GPU の数</translation>
    </message>
    <message>
        <source>GPUs: %1</source>
        <translation>GPU：%1 枚</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>One GPU: %1.</source>
        <translation>GPU 1 枚では %1 です。</translation>
    </message>
    <message>
        <source>%1 if nothing has to wait. In truth the cards wait for each other, so it takes longer.</source>
        <translation>待ち時間がなければ %1 です。実際は互いを待つので、もっとかかります。</translation>
    </message>
    <message>
        <source>Calendar: %1 of 355 years</source>
        <translation>カレンダー：355 年のうち %1 年</translation>
    </message>
</context>
<context>
    <name>zk::ui::LessonList</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1, read</source>
        <translation>%1、読了</translation>
    </message>
</context>
<context>
    <name>zk::ui::LessonsPage</name>
    <message>
        <source>Lessons</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>用語</translation>
    </message>
    <message>
        <source>How language models came about, what each step here does and why.</source>
        <translation>言語モデルの歩みと、ここでの各段階が何をするか、なぜするかを読めます。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>歴史</translation>
    </message>
    <message>
        <source>The path</source>
        <translation>道のり</translation>
    </message>
    <message>
        <source>Settings, one by one</source>
        <translation>設定を 1 つずつ</translation>
    </message>
    <message>
        <source>To look up</source>
        <translation>調べる</translation>
    </message>
    <message>
        <source>Mark as not read</source>
        <translation>未読に戻す</translation>
    </message>
    <message>
        <source>Read, next lesson</source>
        <translation>読み終えて次へ</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読み終えた</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>このプログラムでは</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>「%1」へ</translation>
    </message>
    <message>
        <source>The word you looked for</source>
        <translation>探した言葉</translation>
    </message>
    <message>
        <source>Words in this lesson</source>
        <translation>このレッスンの言葉</translation>
    </message>
    <message>
        <source>This lesson uses no word of the glossary.</source>
        <translation>このレッスンに用語集の言葉はありません。</translation>
    </message>
</context>
<context>
    <name>zk::ui::LineageStrip</name>
    <message>
        <source>Where it comes from</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>トークナイザ</translation>
    </message>
    <message>
        <source>Training pairs</source>
        <translation>入出力ペア</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>It is no longer in the project folder.</source>
        <translation>プロジェクトのフォルダーにはもうありません。</translation>
    </message>
</context>
<context>
    <name>zk::ui::ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Every model of this project: what it is, where it comes from, how to use it.</source>
        <translation>このプロジェクトのすべてのモデルです。中身、由来、使い方を示します。</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>モデルはまだありません</translation>
    </message>
    <message>
        <source>A model is there as soon as a run has saved its first checkpoint.</source>
        <translation>ランが最初のチェックポイントを保存すると、モデルができます。</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>「はじめに」へ進む</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Layers × width</source>
        <translation>層 × 幅</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>文脈</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Loss on answers</source>
        <translation>答えの損失</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>検証の損失</translation>
    </message>
    <message>
        <source>Bits per character</source>
        <translation>1 文字あたりのビット</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>取り込んだもの</translation>
    </message>
    <message>
        <source>Tuned: it answers</source>
        <translation>調整済み：答えます</translation>
    </message>
    <message>
        <source>Base model: it continues text</source>
        <translation>基本モデル：続きを書きます</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Talk to it</source>
        <translation>話す</translation>
    </message>
    <message>
        <source>Evaluate it</source>
        <translation>評価する</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました：%1</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>場所をコピー</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 トークン</translation>
    </message>
</context>
<context>
    <name>zk::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Bits/char</source>
        <translation>ビット/文字</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>トークン/秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Every training of this project: what runs now and what is over.</source>
        <translation>このプロジェクトのすべての学習です。実行中のものと終わったものを示します。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>A run stays until you delete it. Loss is measured on text that is not learned from.</source>
        <translation>ランは削除するまで残ります。損失は学習に使わない文章で測ります。</translation>
    </message>
    <message>
        <source>Runs that are running</source>
        <translation>実行中のラン</translation>
    </message>
    <message>
        <source>Runs that are over</source>
        <translation>終わったラン</translation>
    </message>
    <message>
        <source>No run is over yet</source>
        <translation>終わったランはまだありません</translation>
    </message>
    <message>
        <source>The tour makes the first two: a base model, and one that answers.</source>
        <translation>ツアーが最初の 2 つを作ります。基本モデルと、答えるモデルです。</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>はじめるページへ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>保存して停止</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>削除を取り消す</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Looking at the project folder…</source>
        <translation>プロジェクトのフォルダーを見ています…</translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation>ランを選んでください</translation>
    </message>
    <message>
        <source>Then it can be opened, continued or deleted here. Enter opens it.</source>
        <translation>選ぶと、開く、続ける、削除するができます。Enter で開きます。</translation>
    </message>
    <message>
        <source>It is running. It can be deleted once it is over.</source>
        <translation>実行中です。終わったら削除できます。</translation>
    </message>
    <message>
        <source>It has no checkpoint, so there is nothing to go on from.</source>
        <translation>チェックポイントがないので、続けられません。</translation>
    </message>
    <message>
        <source>It can go on from its last checkpoint.</source>
        <translation>最後のチェックポイントから続けられます。</translation>
    </message>
    <message>
        <source>It ended well; there is nothing to go on with.</source>
        <translation>正常に終わりました。続きはありません。</translation>
    </message>
    <message>
        <source>The run pauses after this step. Go on with it on the Train page.</source>
        <translation>このステップのあとで一時停止します。学習のページで再開できます。</translation>
    </message>
    <message>
        <source>The run saves its state and stops.</source>
        <translation>状態を保存して停止します。</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 を削除しますか？</translation>
    </message>
    <message>
        <source>It moves to the trash folder of the project and can be brought back with “Undo delete”.</source>
        <translation>プロジェクトの trash フォルダーに移ります。「削除を取り消す」で元に戻せます。</translation>
    </message>
    <message>
        <source>Made from it and kept: %1 (tuned models, evaluations, reports).</source>
        <translation>ここから作られて残るもの：%1 個（調整したモデル、評価、レポート）。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 を削除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>%1 is in the trash folder.</source>
        <translation>%1 を trash フォルダーへ移しました。</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 を元に戻しました。</translation>
    </message>
</context>
<context>
    <name>zk::ui::Search</name>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Page · %1</source>
        <translation>ページ · %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Lesson · %1 min</source>
        <translation>レッスン · %1 分</translation>
    </message>
</context>
<context>
    <name>zk::ui::SearchPalette</name>
    <message>
        <source>Page, setting, word, lesson, run</source>
        <translation>ページ、設定、用語、レッスン、ラン</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word, or the key of a setting.</source>
        <translation>その名前のものはありません。別の言葉か、設定のキーで試してください。</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter opens, Esc closes.</source>
        <translation>↑ ↓ で選び、Enter で開き、Esc で閉じます。</translation>
    </message>
</context>
<context>
    <name>zk::ui::TwoKindsPane</name>
    <message>
        <source>Try it: one prompt, two kinds of model</source>
        <translation>試す：1 つの文を 2 種類のモデルへ</translation>
    </message>
    <message>
        <source>The same words go to your base model, which continues them, and to your tuned model, which answers.</source>
        <translation>同じ言葉を、続きを書く基本モデルと、答えるように調整したモデルの両方へ送ります。</translation>
    </message>
    <message>
        <source>How are you?</source>
        <translation>元気ですか？</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>送る文</translation>
    </message>
    <message>
        <source>Send to both</source>
        <translation>両方へ送る</translation>
    </message>
    <message>
        <source>This needs a base model and a tuned one</source>
        <translation>基本モデルと調整したモデルが要ります</translation>
    </message>
    <message>
        <source>This needs a tuned model</source>
        <translation>調整したモデルが要ります</translation>
    </message>
    <message>
        <source>The ten-minute tour makes both. Then they can be compared here.</source>
        <translation>10 分ツアーが両方を作ります。できたら、ここで比べられます。</translation>
    </message>
    <message>
        <source>%1 is a base model. Dialogue tuning, or the tour, makes the one that answers.</source>
        <translation>%1 は基本モデルです。答えるモデルは、対話の調整かツアーで作れます。</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>はじめるページへ</translation>
    </message>
    <message>
        <source>%1 continues</source>
        <translation>%1 が続きを書きます</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 が答えます</translation>
    </message>
    <message>
        <source>Nothing sent yet.</source>
        <translation>まだ何も送っていません。</translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation>モデルを読み込んでいます…</translation>
    </message>
</context>
</TS>
