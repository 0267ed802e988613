<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>zk::ui::Inspector</name>
    <message>
        <source>Panel</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>次にすること</translation>
    </message>
</context>
<context>
    <name>zk::ui::Launch</name>
    <message>
        <source>“%1” is no value for --%2.</source>
        <translation>「%1」は --%2 の値として使えません。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>ファイル %1 がありません。</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>画像を %1 に書けませんでした。</translation>
    </message>
    <message>
        <source>Zerokara: from raw text to your own language model.</source>
        <translation>ゼロから：ただの文章から、自分の言語モデルまで。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>この説明を表示します。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>版を表示します。</translation>
    </message>
    <message>
        <source>Language of the window: en or ja.</source>
        <translation>画面の言語：en または ja。</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light、dark、system のいずれか。</translation>
    </message>
    <message>
        <source>Project folder; it is made if it is missing.</source>
        <translation>プロジェクトのフォルダー。なければ作ります。</translation>
    </message>
    <message>
        <source>Play the recorded log of a run or of a tour.</source>
        <translation>ランやツアーの記録を再生します。</translation>
    </message>
    <message>
        <source>Speed of the recording; 0 shows its last moment at once.</source>
        <translation>再生の速さ。0 なら最後の状態をすぐに表示します。</translation>
    </message>
    <message>
        <source>Play only this share of the recording, in percent.</source>
        <translation>記録のうち再生する割合（%）。</translation>
    </message>
    <message>
        <source>Size of the text, 100 to 200 percent.</source>
        <translation>文字の大きさ（100〜200 %）。</translation>
    </message>
    <message>
        <source>Size of the window, for example 1600x1000.</source>
        <translation>画面の大きさ。例：1600x1000。</translation>
    </message>
    <message>
        <source>Write pictures of every page in every state to DIR and end.</source>
        <translation>全ページ・全状態の画像を DIR に書いて終わります。</translation>
    </message>
    <message>
        <source>Write a picture of the page to FILE and end.</source>
        <translation>ページの画像を FILE に書いて終わります。</translation>
    </message>
    <message>
        <source>Show every component in every state.</source>
        <translation>すべての部品を、すべての状態で表示します。</translation>
    </message>
    <message>
        <source>Page that opens first: %1.</source>
        <translation>最初に開くページ：%1</translation>
    </message>
</context>
<context>
    <name>zk::ui::LessonView</name>
    <message>
        <source>Lesson · %1 min</source>
        <translation>レッスン・%1 分</translation>
    </message>
</context>
<context>
    <name>zk::ui::MainWindow</name>
    <message>
        <source>A checkpoint is saved.</source>
        <translation>チェックポイントを保存しました。</translation>
    </message>
    <message>
        <source>The run saves its state and stops.</source>
        <translation>状態を保存して停止します。</translation>
    </message>
    <message>
        <source>The tour runs. It goes on when this window is closed.</source>
        <translation>ツアーを始めました。この画面を閉じても続きます。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>%1 — Zerokara</source>
        <translation>%1 — ゼロから</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>Open or create a project folder…</source>
        <translation>プロジェクトのフォルダーを開く・作る…</translation>
    </message>
    <message>
        <source>%1 cannot begin yet</source>
        <translation>「%1」はまだ始められません</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>「%1」へ進む</translation>
    </message>
    <message>
        <source>%1 was made from older data</source>
        <translation>%1 は古いデータで作られています</translation>
    </message>
    <message>
        <source>Made from older data</source>
        <translation>古いデータで作られています</translation>
    </message>
    <message>
        <source>What it was made from exists in a newer version now. Nothing is lost: make it anew here, or keep it.</source>
        <translation>元になったデータに新しい版があります。失われたものはありません。ここで作り直すことも、このまま使うこともできます。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>このまま使う</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1：終わりました。</translation>
    </message>
    <message>
        <source>The level is higher now, so that this setting is shown.</source>
        <translation>この設定が見えるように、レベルを上げました。</translation>
    </message>
    <message>
        <source>The whole configuration	Ctrl+.</source>
        <translation>設定の一覧	Ctrl+.</translation>
    </message>
    <message>
        <source>This page in its own window	Ctrl+Shift+N</source>
        <translation>この画面を別のウィンドウで	Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>This page stays in the main window.</source>
        <translation>この画面は元のウィンドウだけで使えます。</translation>
    </message>
</context>
<context>
    <name>zk::ui::PageGroup</name>
    <message>
        <source>Start</source>
        <comment>group of the rail</comment>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>group of the rail</comment>
        <translation>データ</translation>
    </message>
    <message>
        <source>Model</source>
        <comment>group of the rail</comment>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>group of the rail</comment>
        <translation>学習</translation>
    </message>
    <message>
        <source>Proof</source>
        <comment>group of the rail</comment>
        <translation>確かめる</translation>
    </message>
    <message>
        <source>Use</source>
        <comment>group of the rail</comment>
        <translation>使う</translation>
    </message>
</context>
<context>
    <name>zk::ui::Strip</name>
    <message>
        <source>step %1 of %2</source>
        <translation>%2 中 %1 ステップ</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1 ステップ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1トークン/秒</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>stage %1 of %2: %3</source>
        <translation>%2 段階中 %1：%3</translation>
    </message>
    <message>
        <source>Finished after %1.</source>
        <translation>%1で終わりました。</translation>
    </message>
    <message>
        <source>It was cut off at %1. What is saved is safe.</source>
        <translation>%1 で中断しました。保存したものは無事です。</translation>
    </message>
    <message>
        <source>It failed. The page says why.</source>
        <translation>失敗しました。理由はページにあります。</translation>
    </message>
    <message>
        <source>Stopped and saved at %1.</source>
        <translation>%1 で保存して停止しました。</translation>
    </message>
</context>
<context>
    <name>zk::ui::Words</name>
    <message>
        <source>Take the ten-minute tour</source>
        <translation>10 分ツアーに出かける</translation>
    </message>
    <message>
        <source>Text, tokens, training, a talk: the whole path once, by itself.</source>
        <translation>文章、トークン、学習、対話。全部の道のりを自動で一度たどります。</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>ツアーを始める</translation>
    </message>
    <message>
        <source>See the text being made</source>
        <translation>文章づくりを見る</translation>
    </message>
    <message>
        <source>The tour prepares what the model will read. Training follows by itself.</source>
        <translation>モデルが読む文章を準備しています。学習は自動で始まります。</translation>
    </message>
    <message>
        <source>See the tour</source>
        <translation>ツアーを見る</translation>
    </message>
    <message>
        <source>Watch the model learn</source>
        <translation>学ぶようすを見る</translation>
    </message>
    <message>
        <source>The loss falls below one simpler model after another.</source>
        <translation>損失が、単純なモデルを 1 つずつ追い抜いていきます。</translation>
    </message>
    <message>
        <source>See the training</source>
        <translation>学習を見る</translation>
    </message>
    <message>
        <source>Talk to the newest checkpoint</source>
        <translation>最新の保存と話してみる</translation>
    </message>
    <message>
        <source>Training goes on in the background. You need not wait.</source>
        <translation>学習は裏で続きます。待つ必要はありません。</translation>
    </message>
    <message>
        <source>Open the chat</source>
        <translation>チャットを開く</translation>
    </message>
    <message>
        <source>Continue the tour</source>
        <translation>ツアーを続ける</translation>
    </message>
    <message>
        <source>It was cut off. What is finished is kept.</source>
        <translation>途中で止まりました。終わったところまでは残っています。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>最後の保存から続ける</translation>
    </message>
    <message>
        <source>The run ended early. Everything up to the checkpoint is safe.</source>
        <translation>ランが途中で終わりました。保存したところまでは無事です。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>See what went wrong</source>
        <translation>何が起きたかを見る</translation>
    </message>
    <message>
        <source>A job failed. The reason and what is safe are written there.</source>
        <translation>失敗した作業があります。理由と、無事なものを確かめられます。</translation>
    </message>
    <message>
        <source>Show the reason</source>
        <translation>理由を見る</translation>
    </message>
    <message>
        <source>Talk to your model</source>
        <translation>自分のモデルと話す</translation>
    </message>
    <message>
        <source>Let it continue a sentence or answer a question, and see how sure it was.</source>
        <translation>文の続きや質問の答えを書かせ、どれだけ確信していたかを見ます。</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>no news</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
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
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Dialogue tuning</source>
        <translation>対話の調整</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>試験</translation>
    </message>
    <message>
        <source>Exam after tuning</source>
        <translation>調整後の試験</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Speed test</source>
        <translation>速度の測定</translation>
    </message>
    <message>
        <source>Stories, questions and talks of a small world are written.</source>
        <translation>小さな世界の物語、質問、会話を書きます。</translation>
    </message>
    <message>
        <source>Frequent pieces of text become tokens.</source>
        <translation>よく出る文字の並びをトークンにします。</translation>
    </message>
    <message>
        <source>Each token becomes a question: what comes next?</source>
        <translation>どのトークンも「次に来るのは？」という問題になります。</translation>
    </message>
    <message>
        <source>The model guesses the next token, again and again.</source>
        <translation>モデルが次のトークンを何度も当てます。</translation>
    </message>
    <message>
        <source>The model learns to answer instead of only continuing.</source>
        <translation>続きを書くだけでなく、答えることを学びます。</translation>
    </message>
    <message>
        <source>Questions it has never seen, with error bars.</source>
        <translation>見たことのない問題を解き、誤差の幅も示します。</translation>
    </message>
    <message>
        <source>The same questions again: what did tuning change?</source>
        <translation>同じ問題をもう一度。調整で何が変わったでしょうか。</translation>
    </message>
    <message>
        <source>Figures and plots are written down.</source>
        <translation>数値と図をまとめます。</translation>
    </message>
    <message>
        <source>A few steps measure how fast this computer is.</source>
        <translation>数ステップ動かして、この PC の速さを測ります。</translation>
    </message>
    <message>
        <source>Ten-minute tour</source>
        <translation>10 分ツアー</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1・%2</translation>
    </message>
    <message>
        <source>Uniform guess</source>
        <translation>一様な当てずっぽう</translation>
    </message>
    <message>
        <source>Unigram: frequencies only</source>
        <translation>ユニグラム：頻度だけ</translation>
    </message>
    <message>
        <source>Bigram: one token back</source>
        <translation>バイグラム：直前の 1 トークン</translation>
    </message>
    <message>
        <source>Get text to learn from</source>
        <translation>学習する文章を用意する</translation>
    </message>
    <message>
        <source>Everything starts with text: the included stories or your own.</source>
        <translation>すべては文章から始まります。付属の物語でも、自分の文章でも使えます。</translation>
    </message>
    <message>
        <source>Choose text</source>
        <translation>文章を選ぶ</translation>
    </message>
    <message>
        <source>Make a tokenizer</source>
        <translation>トークナイザを作る</translation>
    </message>
    <message>
        <source>It cuts text into the pieces that the model reads and writes.</source>
        <translation>文章を、モデルが読み書きする単位に切り分けます。</translation>
    </message>
    <message>
        <source>Go to Tokenizer</source>
        <translation>トークナイザへ</translation>
    </message>
    <message>
        <source>Make training pairs</source>
        <translation>入出力ペアを作る</translation>
    </message>
    <message>
        <source>Go to the pairs</source>
        <translation>ペアへ進む</translation>
    </message>
    <message>
        <source>Choose the shape of the model</source>
        <translation>モデルの形を決める</translation>
    </message>
    <message>
        <source>How many layers, how wide, how far it looks back.</source>
        <translation>層の数、幅、どこまで前を見るかを決めます。</translation>
    </message>
    <message>
        <source>Go to Architecture</source>
        <translation>アーキテクチャへ</translation>
    </message>
    <message>
        <source>Plan the training</source>
        <translation>学習の計画を立てる</translation>
    </message>
    <message>
        <source>Decide how long to train here, and what it costs.</source>
        <translation>この PC でどれだけ学習するかと、その費用を決めます。</translation>
    </message>
    <message>
        <source>Go to the plan</source>
        <translation>計画へ進む</translation>
    </message>
    <message>
        <source>Train the model</source>
        <translation>モデルを学習させる</translation>
    </message>
    <message>
        <source>Everything is ready. Training goes on when this window is closed.</source>
        <translation>準備ができています。この画面を閉じても学習は続きます。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>学習へ進む</translation>
    </message>
    <message>
        <source>Teach it to answer</source>
        <translation>答え方を教える</translation>
    </message>
    <message>
        <source>So far it only continues text. Examples of talks make it answer.</source>
        <translation>今は文章の続きを書くだけです。会話の例から答え方を学びます。</translation>
    </message>
    <message>
        <source>Go to tuning</source>
        <translation>対話の調整へ</translation>
    </message>
    <message>
        <source>Measure the newest model</source>
        <translation>最新のモデルを測る</translation>
    </message>
    <message>
        <source>Questions that it has never seen, with error bars.</source>
        <translation>見たことのない質問で、誤差つきで測ります。</translation>
    </message>
    <message>
        <source>Go to Evaluate</source>
        <translation>評価へ進む</translation>
    </message>
    <message>
        <source>Compare your models</source>
        <translation>モデルを比べる</translation>
    </message>
    <message>
        <source>See whether the difference is real or chance.</source>
        <translation>差が本物か偶然かを確かめます。</translation>
    </message>
    <message>
        <source>Go to Compare</source>
        <translation>比較へ進む</translation>
    </message>
    <message>
        <source>Watch the job</source>
        <translation>進み具合を見る</translation>
    </message>
    <message>
        <source>It runs in the background and goes on when this window is closed.</source>
        <translation>裏で動いています。この画面を閉じても続きます。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Bring it up to date</source>
        <translation>新しいデータで作り直す</translation>
    </message>
    <message>
        <source>Something here was made from data that have changed since.</source>
        <translation>あとから変わったデータで作られたものがあります。</translation>
    </message>
    <message>
        <source>See what is old</source>
        <translation>古いものを見る</translation>
    </message>
    <message>
        <source>Change one value, train again</source>
        <translation>値を一つ変えて、もう一度学習</translation>
    </message>
    <message>
        <source>Then compare: that is how one learns what a value does.</source>
        <translation>そのあと比べると、その値の働きが分かります。</translation>
    </message>
    <message>
        <source>Choose a value</source>
        <translation>値を選ぶ</translation>
    </message>
    <message>
        <source>Needs text. Choose some on the page %1.</source>
        <translation>文章が必要です。「%1」の画面で選んでください。</translation>
    </message>
    <message>
        <source>Needs text.</source>
        <translation>文章が必要です。</translation>
    </message>
    <message>
        <source>Needs cleaned text. Clean it on the page %1.</source>
        <translation>前処理した文章が必要です。「%1」の画面で前処理してください。</translation>
    </message>
    <message>
        <source>Needs cleaned text.</source>
        <translation>前処理した文章が必要です。</translation>
    </message>
    <message>
        <source>Needs a tokenizer. Choose one on the page %1.</source>
        <translation>トークナイザが必要です。「%1」の画面で選んでください。</translation>
    </message>
    <message>
        <source>Needs a tokenizer.</source>
        <translation>トークナイザが必要です。</translation>
    </message>
    <message>
        <source>Needs training pairs. Make them on the page %1.</source>
        <translation>入出力ペアが必要です。「%1」の画面で作ってください。</translation>
    </message>
    <message>
        <source>Needs training pairs.</source>
        <translation>入出力ペアが必要です。</translation>
    </message>
    <message>
        <source>Needs the shape of the model. Choose it on the page %1.</source>
        <translation>モデルの形が必要です。「%1」の画面で決めてください。</translation>
    </message>
    <message>
        <source>Needs the shape of the model.</source>
        <translation>モデルの形が必要です。</translation>
    </message>
    <message>
        <source>Needs a model. The page %1 makes one; it saves its first checkpoint early.</source>
        <translation>モデルが必要です。「%1」の画面で作れます。最初の保存は早めに行われます。</translation>
    </message>
    <message>
        <source>Needs a model.</source>
        <translation>モデルが必要です。</translation>
    </message>
    <message>
        <source>Needs a measured model. Measure one on the page %1.</source>
        <translation>評価済みのモデルが必要です。「%1」の画面で測ってください。</translation>
    </message>
    <message>
        <source>Needs a measured model.</source>
        <translation>評価済みのモデルが必要です。</translation>
    </message>
    <message>
        <source>Made from older data.</source>
        <translation>古いデータで作られています。</translation>
    </message>
    <message>
        <source>The last job failed.</source>
        <translation>前回の処理は失敗しました。</translation>
    </message>
    <message>
        <source>The last job was cut off.</source>
        <translation>前回の処理は途中で切れました。</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>問</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>name, count, unit</comment>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1: %2 of %3 %4</source>
        <comment>name, done, total, unit</comment>
        <translation>%1：%3 中 %2 %4</translation>
    </message>
</context>
<context>
    <name>zk::ui::ConfigSheet</name>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>The whole configuration</source>
        <translation>設定の一覧</translation>
    </message>
    <message>
        <source>Every stage&apos;s settings as the forms hold them. Enter or a double click goes to the row.</source>
        <translation>各段階の設定項目の現在値です。Enter かダブルクリックで、その項目へ移ります。</translation>
    </message>
    <message>
        <source>Only what differs from the default</source>
        <translation>既定と違うものだけ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>Nothing differs from the defaults</source>
        <translation>既定との違いはありません</translation>
    </message>
    <message>
        <source>Every stage is as the program proposes it.</source>
        <translation>どの段階も最初の設定のままです。</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>設定を読んでいます…</translation>
    </message>
</context>
<context>
    <name>zk::ui::PageWindow</name>
    <message>
        <source>%1 · %2 — Zerokara</source>
        <translation>%1・%2 — ゼロから</translation>
    </message>
</context>
<context>
    <name>zk::ui::ProjectDialog</name>
    <message>
        <source>Open or create a project folder</source>
        <translation>プロジェクトのフォルダーを開く・作る</translation>
    </message>
</context>
</TS>
