<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>zk::ui::DoctorPanel</name>
    <message>
        <source>Step %1. %2</source>
        <translation>%1 ステップ。%2</translation>
    </message>
    <message>
        <source>Nothing to report. Milestones and troubles of the run appear here.</source>
        <translation>いまはお知らせがありません。学習の節目や問題がここに出ます。</translation>
    </message>
    <message>
        <source>No open problem.</source>
        <translation>未解決の問題はありません。</translation>
    </message>
    <message>
        <source>Warnings in this run: %1.</source>
        <translation>このランの警告は %1 件です。</translation>
    </message>
    <message>
        <source>Lines of the log that cannot be read: %1; they are skipped.</source>
        <translation>記録のうち読めない %1 行を飛ばしました。</translation>
    </message>
</context>
<context>
    <name>zk::ui::LogView</name>
    <message>
        <source>step %1</source>
        <translation>%1 ステップ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>記録文</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>表示するもの</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>まだ何も書かれていません。</translation>
    </message>
    <message>
        <source>Nothing fits the filter.</source>
        <translation>条件に合うものがありません。</translation>
    </message>
    <message>
        <source>The newest first; the whole log is %1 in the run&apos;s folder.</source>
        <translation>新しい順です。全体はランのフォルダーの %1 にあります。</translation>
    </message>
</context>
<context>
    <name>zk::ui::RanksView</name>
    <message>
        <source>Ranks</source>
        <translation>ランク</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>ランク</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>作業</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最後の通知</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>%1, late</source>
        <translation>%1（遅れ）</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>通知なし</translation>
    </message>
    <message>
        <source>Each process of a run gets a lane here.</source>
        <translation>ランのプロセスごとに 1 行で表示します。</translation>
    </message>
    <message>
        <source>Late: rank %1. The others wait for it at every step.</source>
        <translation>遅れているランク：%1。ほかのランクは各ステップで待ちます。</translation>
    </message>
    <message>
        <source>This run has one process.</source>
        <translation>このランのプロセスは 1 つです。</translation>
    </message>
    <message>
        <source>%1 processes; they meet at every step.</source>
        <translation>プロセスは %1 個です。各ステップで待ち合わせます。</translation>
    </message>
</context>
<context>
    <name>zk::ui::RateDialog</name>
    <message>
        <source>Change learning rate</source>
        <translation>学習率を変える</translation>
    </message>
    <message>
        <source>A checkpoint is written first, so that you can go back. The new rate holds from the next step on; the schedule keeps its shape.</source>
        <translation>先にチェックポイントを保存するので、元に戻せます。新しい値は次のステップから使われ、スケジュールの形は変わりません。</translation>
    </message>
    <message>
        <source>Now: %1 at the top of the schedule, %2 at this step.</source>
        <translation>いまの値：スケジュールの最大で %1、このステップで %2。</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>新しい学習率</translation>
    </message>
    <message>
        <source>A number above 0 and at most 1</source>
        <translation>0 より大きく 1 以下の数</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>半分</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>2 倍</translation>
    </message>
    <message>
        <source>A rate is a number above 0 and at most 1, such as 0.001.</source>
        <translation>0.001 のように、0 より大きく 1 以下の数を入れてください。</translation>
    </message>
    <message>
        <source>The same as now.</source>
        <translation>いまと同じ値です。</translation>
    </message>
    <message>
        <source>%1 times the present rate: the loss may jump.</source>
        <translation>いまの %1 倍です。損失が跳ねるおそれがあります。</translation>
    </message>
    <message>
        <source>%1 times the present rate: larger steps, faster but less steady.</source>
        <translation>いまの %1 倍です。歩幅が大きく、速いが不安定になります。</translation>
    </message>
    <message>
        <source>%1 times the present rate: smaller steps, slower but steadier.</source>
        <translation>いまの %1 倍です。歩幅が小さく、遅いが安定します。</translation>
    </message>
    <message>
        <source>1 of 2: writing the checkpoint; the run does it at its next step.</source>
        <translation>1/2：チェックポイントを保存中です。ランが次のステップで行います。</translation>
    </message>
    <message>
        <source>2 of 2: handing over the new rate.</source>
        <translation>2/2：新しい学習率を渡しています。</translation>
    </message>
    <message>
        <source>Applied after step %1. A flag on the plot marks it.</source>
        <translation>%1 ステップの次から適用しました。グラフに印が付きます。</translation>
    </message>
    <message>
        <source>Applied. A flag on the plot marks it.</source>
        <translation>適用しました。グラフに印が付きます。</translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation>変更していません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Save, then change</source>
        <translation>保存して変える</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>zk::ui::RunFacts</name>
    <message>
        <source>The run&apos;s settings appear here when it has begun.</source>
        <translation>ランが始まると、設定がここに出ます。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>On the command line</source>
        <translation>コマンドラインでは</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>すべての設定</translation>
    </message>
</context>
<context>
    <name>zk::ui::RunSetup</name>
    <message>
        <source>Trains %1 parameters for %2 steps: %3</source>
        <translation>%1パラメータを %2 ステップ学習します：%3</translation>
    </message>
    <message>
        <source>, %1 of %2 memory</source>
        <translation>、メモリ %2 のうち %1</translation>
    </message>
    <message>
        <source>, at most %1 kWh</source>
        <translation>、最大 %1 kWh</translation>
    </message>
    <message>
        <source>, %1 on disk</source>
        <translation>、ディスク %1</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Training pairs are there</source>
        <translation>入出力ペアがあります</translation>
    </message>
    <message>
        <source>There are no training pairs yet: the model reads nothing else</source>
        <translation>入出力ペアがまだありません。モデルはこれだけを読みます</translation>
    </message>
    <message>
        <source>Make training pairs</source>
        <translation>ペアを作る</translation>
    </message>
    <message>
        <source>The plan was not looked at: time and memory are estimates</source>
        <translation>計画をまだ見ていません。時間とメモリは見積もりです</translation>
    </message>
    <message>
        <source>See the plan</source>
        <translation>計画を見る</translation>
    </message>
    <message>
        <source>It needs more memory than is free</source>
        <translation>空きメモリでは足りません</translation>
    </message>
    <message>
        <source>Make it fit</source>
        <translation>収まるようにする</translation>
    </message>
    <message>
        <source>%1 is still learning; one run at a time</source>
        <translation>%1 がまだ学習中です。ランは 1 つずつです</translation>
    </message>
    <message>
        <source>See it run</source>
        <translation>様子を見る</translation>
    </message>
    <message>
        <source>A value in the form cannot be used; its row says why</source>
        <translation>使えない値があります。理由はその行にあります</translation>
    </message>
    <message>
        <source>Ready?</source>
        <translation>準備</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Start tuning</source>
        <translation>調整を始める</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>学習を始める</translation>
    </message>
    <message>
        <source>Starting: the engine loads, then the first step follows.</source>
        <translation>開始しています。エンジンを読み込み、最初のステップに進みます。</translation>
    </message>
    <message>
        <source>The settings are being read.</source>
        <translation>設定を読み込んでいます。</translation>
    </message>
    <message>
        <source>Reads the conversations several times and learns the answers; the base model stays as it is.</source>
        <translation>会話を何度か読み、答え方を学びます。元のモデルはそのまま残ります。</translation>
    </message>
    <message>
        <source>The forecast is being worked out.</source>
        <translation>見積もりを計算しています。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>zk::ui::SampleCard</name>
    <message>
        <source>Opening</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>What the model writes</source>
        <translation>モデルの作文</translation>
    </message>
    <message>
        <source>Always the same opening: “%1”</source>
        <translation>毎回同じ書き出し：「%1」</translation>
    </message>
    <message>
        <source>Its first sentences appear here while it trains.</source>
        <translation>学習が進むと、最初の作文がここに出ます。</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1 ステップ</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>損失 %1</translation>
    </message>
    <message>
        <source>Always the same question: “%1”</source>
        <translation>毎回同じ質問：「%1」</translation>
    </message>
</context>
<context>
    <name>zk::ui::SamplesView</name>
    <message>
        <source>Everything it wrote</source>
        <translation>モデルの作文一覧</translation>
    </message>
    <message>
        <source>Texts appear here at each round of samples.</source>
        <translation>サンプルを書くたびに、ここに増えます。</translation>
    </message>
    <message>
        <source>One opening, from the newest to the first</source>
        <translation>1 つの書き出しについて、新しい順</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
</context>
<context>
    <name>zk::ui::TrainPage</name>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>診断</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>The model reads text and guesses the next token. The lower the loss, the better it guesses.</source>
        <translation>文章を読んで次のトークンを当てます。損失が低いほど、よく当たっています。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1 ステップ</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>勾配ノルム</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>トークン毎秒</translation>
    </message>
    <message>
        <source>Training loss with each step, validation as diamonds</source>
        <translation>線は学習の損失、ひし形は検証</translation>
    </message>
    <message>
        <source>Dashed: simpler models on the same text</source>
        <translation>破線：同じ文章での単純なモデル</translation>
    </message>
    <message>
        <source>The first point comes after the first step.</source>
        <translation>最初の点は 1 ステップ後に出ます。</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>続ける（Space）</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止（Space）</translation>
    </message>
    <message>
        <source>Training begins soon</source>
        <translation>まもなく学習が始まります</translation>
    </message>
    <message>
        <source>The tour is still making text, tokens and training pairs. This page fills by itself.</source>
        <translation>ツアーは文章、トークン、入出力ペアを作っているところです。このページは自動で更新されます。</translation>
    </message>
    <message>
        <source>The tour is starting</source>
        <translation>ツアーを始めています</translation>
    </message>
    <message>
        <source>This page fills as soon as training begins.</source>
        <translation>学習が始まると、このページに表示されます。</translation>
    </message>
    <message>
        <source>No run in this project yet</source>
        <translation>このプロジェクトにはまだランがありません</translation>
    </message>
    <message>
        <source>A run shows here how a model learns: its loss, its first sentences, what goes wrong.</source>
        <translation>ここでは、損失や最初の作文、起きた問題など、モデルが学ぶようすを見られます。</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>ツアーを始める</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Validated: the new point is on the plot.</source>
        <translation>検証しました。新しい点がグラフにあります。</translation>
    </message>
    <message>
        <source>New texts are below the plots.</source>
        <translation>新しい文章がグラフの下にあります。</translation>
    </message>
    <message>
        <source>Now…</source>
        <translation>いま行う…</translation>
    </message>
    <message>
        <source>Things that the run does between two steps</source>
        <translation>ランがステップの合間に行うこと</translation>
    </message>
    <message>
        <source>Save a checkpoint now</source>
        <translation>いま保存する</translation>
    </message>
    <message>
        <source>Evaluate now</source>
        <translation>いま検証する</translation>
    </message>
    <message>
        <source>Write samples now</source>
        <translation>いまサンプルを書く</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>学習率を変える</translation>
    </message>
    <message>
        <source>Saves a checkpoint first; applies at the next step</source>
        <translation>先に保存し、次のステップから適用します</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>ランク</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Asked: the run does it between two steps.</source>
        <translation>依頼しました。ランがステップの合間に行います。</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>A new run</source>
        <translation>新しいラン</translation>
    </message>
    <message>
        <source>What it trains, on what, for how long. The run goes on when the window is closed.</source>
        <translation>何を、どの文章で、どれだけ学習するかを決めます。画面を閉じても学習は続きます。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新しいラン</translation>
    </message>
    <message>
        <source>Back to the run</source>
        <translation>ランに戻る</translation>
    </message>
</context>
<context>
    <name>zk::ui::TrainWords</name>
    <message>
        <source>Loss (validation)</source>
        <translation>損失（検証）</translation>
    </message>
    <message>
        <source>Loss (training)</source>
        <translation>損失（学習）</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>chooses among ~%1 tokens</source>
        <translation>約 %1 択で迷う</translation>
    </message>
    <message>
        <source>Bits per character</source>
        <translation>1 文字あたりのビット数</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>ビット</translation>
    </message>
    <message>
        <source>bigram model: %1</source>
        <translation>バイグラムなら %1</translation>
    </message>
    <message>
        <source>on text it has not seen</source>
        <translation>学習に使わない文章で</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>勾配ノルム</translation>
    </message>
    <message>
        <source>healthy: %1</source>
        <translation>健全：%1</translation>
    </message>
    <message>
        <source>large: steps may jump</source>
        <translation>大きめ：急に動くかも</translation>
    </message>
    <message>
        <source>small: little is learned</source>
        <translation>小さめ：あまり学べません</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>トークン/秒</translation>
    </message>
    <message>
        <source>%1 tokens read</source>
        <translation>%1トークンを読了</translation>
    </message>
    <message>
        <source>No checkpoint was written yet, so it would begin anew.</source>
        <translation>まだ保存がないため、はじめからになります。</translation>
    </message>
    <message>
        <source>Everything up to step %1 is saved.</source>
        <translation>%1 ステップまで保存されています。</translation>
    </message>
    <message>
        <source>Dialogue tuning is finished</source>
        <translation>対話の調整が終わりました</translation>
    </message>
    <message>
        <source>Training is finished</source>
        <translation>学習が終わりました</translation>
    </message>
    <message>
        <source>%1 steps in %2.</source>
        <translation>%1 ステップ、%2。</translation>
    </message>
    <message>
        <source>The tour goes on by itself with the next stage.</source>
        <translation>ツアーは自動で次の段階へ進みます。</translation>
    </message>
    <message>
        <source>Talk to it</source>
        <translation>話してみる</translation>
    </message>
    <message>
        <source>Stopped at step %1</source>
        <translation>%1 ステップで停止しました</translation>
    </message>
    <message>
        <source>The run was cut off at step %1</source>
        <translation>%1 ステップで中断しました</translation>
    </message>
    <message>
        <source>It was asked to stop and saved its state.</source>
        <translation>停止の指示を受け、状態を保存しました。</translation>
    </message>
    <message>
        <source>Its process is gone without a last word: the computer was switched off, or it was ended from outside.</source>
        <translation>終わりの記録がないままプロセスが消えています。電源が切れたか、外から終了されたようです。</translation>
    </message>
    <message>
        <source>Go to the tour</source>
        <translation>ツアーへ戻る</translation>
    </message>
    <message>
        <source>Resume from step %1</source>
        <translation>%1 ステップから再開</translation>
    </message>
    <message>
        <source>The run failed at step %1</source>
        <translation>%1 ステップで失敗しました</translation>
    </message>
    <message>
        <source>No news for a while</source>
        <translation>しばらく応答がありません</translation>
    </message>
    <message>
        <source>Expected every %1. The process still exists; a busy or sleeping computer is the usual reason.</source>
        <translation>通常は %1ごとに届きます。プロセスは動いています。PC が混んでいるか、眠っていたのかもしれません。</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1：%2 から %3</translation>
    </message>
    <message>
        <source>Loss on answers</source>
        <translation>損失（答えの部分）</translation>
    </message>
    <message>
        <source>first value at step %1</source>
        <translation>最初は %1 ステップ</translation>
    </message>
    <message>
        <source>Resume at rate %1</source>
        <translation>学習率 %1 で再開</translation>
    </message>
    <message>
        <source>Loss on held-out answers: %1.</source>
        <translation>未見の回答での損失は %1 です。</translation>
    </message>
    <message>
        <source>Loss on unseen text: %1; it chooses among about %2 tokens.</source>
        <translation>未見の文章での損失は %1 で、約 %2 択で迷っています。</translation>
    </message>
    <message>
        <source>That is better than the bigram model (%1): it uses more than one token of context.</source>
        <translation>バイグラム（%1）より良く、直前の 1 トークンより前も使えています。</translation>
    </message>
    <message>
        <source>That is better than frequencies alone (%1), but not yet than the bigram model.</source>
        <translation>頻度だけ（%1）より良いものの、バイグラムにはまだ届いていません。</translation>
    </message>
    <message>
        <source>The loss on unseen text was lower before (%1): it began to learn its text by heart. More text, or fewer steps, helps.</source>
        <translation>未見の文章での損失は以前のほうが低く（%1）、文章を丸暗記し始めています。文章を増やすか、ステップを減らすと良くなります。</translation>
    </message>
    <message>
        <source>It was still falling at the end: more steps would help.</source>
        <translation>最後まで下がり続けていました。ステップを増やすとさらに良くなります。</translation>
    </message>
    <message>
        <source>It had levelled off: a larger model or more text would help more than more steps.</source>
        <translation>下げ止まっていました。ステップを増やすより、モデルや文章を大きくするほうが効きます。</translation>
    </message>
    <message>
        <source>Evaluate it</source>
        <translation>評価する</translation>
    </message>
    <message>
        <source>learning rate %1 → %2</source>
        <translation>学習率 %1 → %2</translation>
    </message>
</context>
</TS>
