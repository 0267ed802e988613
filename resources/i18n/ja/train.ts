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
        <source>Save now</source>
        <translation>いま保存</translation>
    </message>
    <message>
        <source>Write a checkpoint (Ctrl+S)</source>
        <translation>チェックポイントを書く（Ctrl+S）</translation>
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
        <source>Loss on unseen text: %1.</source>
        <translation>学習に使わない文章での損失：%1。</translation>
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
</context>
</TS>
