<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
    <context>
        <name>zk::ui::ChatPage</name>
        <message>
            <source>Close</source>
            <translation>閉じる</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>トークン</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>解説</translation>
        </message>
        <message>
            <source>%1 · answers</source>
            <translation>%1・答える</translation>
        </message>
        <message>
            <source>loading…</source>
            <translation>読み込み中…</translation>
        </message>
        <message>
            <source>The engine is missing</source>
            <translation>エンジンがありません</translation>
        </message>
        <message>
            <source>The program zk-engine lies neither beside this window nor in PATH.</source>
            <translation>zk-engine が、この画面のプログラムと同じ場所にも PATH にも見つかりません。</translation>
        </message>
        <message>
            <source>No checkpoint yet</source>
            <translation>まだ保存がありません</translation>
        </message>
        <message>
            <source>The run saves its first one soon. Then you can talk to it here.</source>
            <translation>まもなく最初の保存があります。そのあと、ここで話せます。</translation>
        </message>
        <message>
            <source>See the training</source>
            <translation>学習を見る</translation>
        </message>
        <message>
            <source>No model in this project yet</source>
            <translation>このプロジェクトにはまだモデルがありません</translation>
        </message>
        <message>
            <source>A model is made by training. The tour trains one and brings you back here.</source>
            <translation>モデルは学習でできます。ツアーで学習させると、ここで話せるようになります。</translation>
        </message>
        <message>
            <source>Go to the tour</source>
            <translation>ツアーへ戻る</translation>
        </message>
        <message>
            <source>Ask something</source>
            <translation>何か聞いてみましょう</translation>
        </message>
        <message>
            <source>Begin a sentence</source>
            <translation>文を書き始めてみましょう</translation>
        </message>
        <message>
            <source>A tuned model answers. What it knows is the small world of its text.</source>
            <translation>調整済みのモデルは答えます。知っているのは、学んだ文章の小さな世界です。</translation>
        </message>
        <message>
            <source>The model writes on from your words. It does not answer yet: that is what tuning teaches.</source>
            <translation>モデルはあなたの言葉の続きを書きます。まだ答えはしません。答え方は対話の調整で学びます。</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>チャット</translation>
        </message>
        <message>
            <source>Talk to the model. The shade of a token says how surprising it was.</source>
            <translation>モデルと話します。色の濃さは、そのトークンが意外だった度合いです。</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>コピー</translation>
        </message>
        <message>
            <source>Copy the whole talk as text</source>
            <translation>会話全体を文字でコピー</translation>
        </message>
        <message>
            <source>New talk</source>
            <translation>新しい会話</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>続きを書く</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>答える</translation>
        </message>
        <message>
            <source>Way of asking</source>
            <translation>聞き方</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>もう一度</translation>
        </message>
        <message>
            <source>Write the last answer anew</source>
            <translation>最後の答えを書き直す</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter begins a new line.</source>
            <translation>Enter で送信、Shift+Enter で改行。</translation>
        </message>
        <message>
            <source>Your words</source>
            <translation>あなたの言葉</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>止める</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>送信</translation>
        </message>
        <message>
            <source>It ended at once: no token was written.</source>
            <translation>すぐに終わり、トークンを書きませんでした。</translation>
        </message>
        <message>
            <source>%1 bits of surprise on average</source>
            <translation>平均 %1 ビットの驚き</translation>
        </message>
        <message>
            <source>%1 tokens/s</source>
            <translation>%1トークン/秒</translation>
        </message>
        <message>
            <source>seed %1</source>
            <translation>シード %1</translation>
        </message>
        <message>
            <source>stopped by you</source>
            <translation>途中で止めました</translation>
        </message>
        <message>
            <source>cut at the longest text</source>
            <translation>上限の長さで終了</translation>
        </message>
        <message>
            <source>This model was not tuned to answer, so it went on with your text.</source>
            <translation>このモデルは答える調整をしていないため、文章の続きを書きました。</translation>
        </message>
        <message>
            <source>You: %1
Model: %2</source>
            <translation>あなた：%1
モデル：%2</translation>
        </message>
        <message>
            <source>The talk is copied.</source>
            <translation>会話をコピーしました。</translation>
        </message>
        <message>
            <source>1 token</source>
            <translation>1 トークン</translation>
        </message>
        <message>
            <source>%1 tokens</source>
            <translation>%1 トークン</translation>
        </message>
        <message>
            <source>Messages that no longer fit into its window: %1.</source>
            <translation>古い発言 %1 件は、もう文脈に入りません。</translation>
        </message>
        <message>
            <source>%1 · continues</source>
            <translation>%1・続きを書く</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1パラメータ</translation>
        </message>
    </context>
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
            <source>Page that opens first: start, train or chat.</source>
            <translation>最初に開くページ：start、train、chat。</translation>
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
            <source>Write a picture of the page to FILE and end.</source>
            <translation>ページの画像を FILE に書いて終わります。</translation>
        </message>
        <message>
            <source>Show every component in every state.</source>
            <translation>すべての部品を、すべての状態で表示します。</translation>
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
            <source>Open or create a project folder</source>
            <translation>プロジェクトのフォルダーを開く・作る</translation>
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
    </context>
    <context>
        <name>zk::ui::RivalPanel</name>
        <message>
            <source>Chosen token</source>
            <translation>選んだトークン</translation>
        </message>
        <message>
            <source>Every token was drawn from a list of candidates. Choose one in the answer to see its ten likeliest rivals.</source>
            <translation>どのトークンも候補の中から選ばれました。答えの中のトークンを押すと、有力な候補が 10 個見えます。</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>「%1」</translation>
        </message>
        <message>
            <source>%1 · rank %2</source>
            <translation>%1・%2 位</translation>
        </message>
        <message>
            <source>What could have stood here, by the model's own probability.</source>
            <translation>この位置に来得た候補と、モデル自身の確率です。</translation>
        </message>
    </context>
    <context>
        <name>zk::ui::RunFacts</name>
        <message>
            <source>The run's settings appear here when it has begun.</source>
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
        <name>zk::ui::SamplingRow</name>
        <message>
            <source>Temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>Top-p</source>
            <translation>Top-p</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>長さの上限</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>シード</translation>
        </message>
        <message>
            <source>random</source>
            <translation>毎回変える</translation>
        </message>
        <message>
            <source>The same seed and settings give the same text again. Empty: another one each time.</source>
            <translation>シードと設定が同じなら、同じ文章が出ます。空なら毎回変わります。</translation>
        </message>
        <message>
            <source>0 always takes the likeliest token; 1 draws as the model believes; more is more surprising.</source>
            <translation>0 はいつも最有力、1 はモデルの確率どおり、大きいほど意外になります。</translation>
        </message>
        <message>
            <source>Draws only among the likeliest tokens that together have this probability.</source>
            <translation>確率の高い順に、合計がこの値になるまでの候補から選びます。</translation>
        </message>
        <message>
            <source>At most so many tokens. The model may end earlier.</source>
            <translation>トークン数の上限です。モデルが先に終えることもあります。</translation>
        </message>
    </context>
    <context>
        <name>zk::ui::StartPage</name>
        <message>
            <source>rules</source>
            <translation>規則</translation>
        </message>
        <message>
            <source>blocks world</source>
            <translation>積み木の世界</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>記憶</translation>
        </message>
        <message>
            <source>longer memory</source>
            <translation>長い記憶</translation>
        </message>
        <message>
            <source>attention</source>
            <translation>注意機構</translation>
        </message>
        <message>
            <source>pre-training</source>
            <translation>事前学習</translation>
        </message>
        <message>
            <source>175 B</source>
            <translation>1,750 億</translation>
        </message>
        <message>
            <source>dialogue</source>
            <translation>対話</translation>
        </message>
        <message>
            <source>open weights</source>
            <translation>重みを公開</translation>
        </message>
        <message>
            <source>You</source>
            <translation>あなた</translation>
        </message>
        <message>
            <source>from zero</source>
            <translation>ゼロから</translation>
        </message>
        <message>
            <source>Ten-minute tour</source>
            <translation>10 分ツアー</translation>
        </message>
        <message>
            <source>Train a small model now and talk to it. No network, no settings.</source>
            <translation>小さなモデルをいま学習させて、話してみます。ネットワークも設定も要りません。</translation>
        </message>
        <message>
            <source>The text is made here, in English and Japanese</source>
            <translation>文章もこの場で作ります（英語と日本語）</translation>
        </message>
        <message>
            <source>About 8 minutes on two processor cores</source>
            <translation>CPU 2 コアで約 8 分</translation>
        </message>
        <message>
            <source>Ends in the chat</source>
            <translation>最後はチャットで対話</translation>
        </message>
        <message>
            <source>Everything is written into the project folder.</source>
            <translation>すべてプロジェクトのフォルダーに保存します。</translation>
        </message>
        <message>
            <source>The engine's program “zk” is missing beside this window.</source>
            <translation>エンジンのプログラム「zk」が見つかりません。</translation>
        </message>
        <message>
            <source>Start the tour</source>
            <translation>ツアーを始める</translation>
        </message>
        <message>
            <source>Start here</source>
            <translation>まずはここから</translation>
        </message>
        <message>
            <source>My own project</source>
            <translation>自分のプロジェクト</translation>
        </message>
        <message>
            <source>A project is one folder: text, tokenizer, runs and models lie in it.</source>
            <translation>プロジェクトは 1 つのフォルダーです。文章、トークナイザ、ラン、モデルがすべて入ります。</translation>
        </message>
        <message>
            <source>Nothing outside the folder is changed</source>
            <translation>フォルダーの外は変更しません</translation>
        </message>
        <message>
            <source>Move or copy it like any folder</source>
            <translation>移動もコピーも普通のフォルダーと同じ</translation>
        </message>
        <message>
            <source>The command line works on the same folder</source>
            <translation>コマンドラインからも同じフォルダーを使えます</translation>
        </message>
        <message>
            <source>Now open: %1</source>
            <translation>使用中：%1</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>フォルダーを選ぶ</translation>
        </message>
        <message>
            <source>Open a model</source>
            <translation>モデルを開く</translation>
        </message>
        <message>
            <source>Talk to a model of this project, and see how sure it was of each word.</source>
            <translation>このプロジェクトのモデルと話し、各語をどれだけ確信していたかを見ます。</translation>
        </message>
        <message>
            <source>Every run keeps its models</source>
            <translation>どのランにもモデルが残ります</translation>
        </message>
        <message>
            <source>Continue a text, or get an answer</source>
            <translation>文章の続きも、質問への答えも</translation>
        </message>
        <message>
            <source>Ten rivals for every token</source>
            <translation>トークンごとに候補を 10 個表示</translation>
        </message>
        <message>
            <source>Models are chosen in the chat.</source>
            <translation>モデルはチャットで選びます。</translation>
        </message>
        <message>
            <source>No model in this project yet. The tour makes one.</source>
            <translation>このプロジェクトにはまだモデルがありません。ツアーで作れます。</translation>
        </message>
        <message>
            <source>Choose a model</source>
            <translation>モデルを選ぶ</translation>
        </message>
        <message>
            <source>Build a language model from zero</source>
            <translation>ゼロから言語モデルをつくる</translation>
        </message>
        <message>
            <source>From raw text to a model you can talk to. Every step is explained, and every number on the way is yours.</source>
            <translation>ただの文章から、話せるモデルまで。どの段階にも解説があり、途中の数字はすべてあなた自身のものです。</translation>
        </message>
        <message>
            <source>Continue where you left off</source>
            <translation>前回の続き</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開く</translation>
        </message>
        <message>
            <source>How we got here</source>
            <translation>ここまでの歩み</translation>
        </message>
        <message>
            <source>From rules written by hand to models that learn from text. The last ring is yours.</source>
            <translation>手で書いた規則から、文章に学ぶモデルへ。最後の輪はあなたのものです。</translation>
        </message>
        <message>
            <source>Years of the publications. The guide that this program follows dates ELIZA 1967 and LSTM 2013.</source>
            <translation>年は論文などの発表年です。このプログラムのもとになったガイドでは、ELIZA が 1967 年、LSTM が 2013 年とされています。</translation>
        </message>
        <message>
            <source>%1, step %2 of %3.</source>
            <translation>%1、%3 中 %2 ステップ。</translation>
        </message>
        <message>
            <source>Next: %1.</source>
            <translation>次は「%1」です。</translation>
        </message>
        <message>
            <source>Checking this computer…</source>
            <translation>この PC を確認しています…</translation>
        </message>
        <message>
            <source>%1 memory</source>
            <translation>メモリ %1</translation>
        </message>
        <message>
            <source>no GPU needed</source>
            <translation>GPU は不要</translation>
        </message>
        <message>
            <source>%1 free disk</source>
            <translation>ディスクの空き %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between facts</comment>
            <translation>、</translation>
        </message>
        <message>
            <source>This computer is ready: %1.</source>
            <translation>準備ができています：%1。</translation>
        </message>
        <message>
            <source>Not everything is in place: %1.</source>
            <translation>足りないものがあります：%1。</translation>
        </message>
        <message>
            <source>Open or create a project folder</source>
            <translation>プロジェクトのフォルダーを開く・作る</translation>
        </message>
        <message>
            <source>1 core</source>
            <translation>1 コア</translation>
        </message>
        <message>
            <source>%1 cores</source>
            <translation>%1 コア</translation>
        </message>
        <message>
            <source>Report of the tour</source>
            <translation>ツアーの報告書</translation>
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
        <message>
            <source>Start</source>
            <comment>group of the rail</comment>
            <translation>スタート</translation>
        </message>
        <message>
            <source>Use</source>
            <comment>group of the rail</comment>
            <translation>使う</translation>
        </message>
        <message>
            <source>Needs a model. Training saves one after its first checkpoint.</source>
            <translation>モデルが必要です。学習が最初の保存をすると使えます。</translation>
        </message>
        <message>
            <source>Training</source>
            <comment>group of the rail</comment>
            <translation>学習</translation>
        </message>
    </context>
    <context>
        <name>zk::ui::TourArt</name>
        <message>
            <source>Text</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>トークン</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>答え方</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>チャット</translation>
        </message>
    </context>
    <context>
        <name>zk::ui::TourCard</name>
        <message>
            <source>Ten-minute tour</source>
            <translation>10 分ツアー</translation>
        </message>
        <message>
            <source>It is starting.</source>
            <translation>始めています。</translation>
        </message>
        <message>
            <source>Done. Your first model is in this project.</source>
            <translation>完了しました。最初のモデルができています。</translation>
        </message>
        <message>
            <source>It failed at: %1.</source>
            <translation>「%1」で失敗しました。</translation>
        </message>
        <message>
            <source>The tour stopped at %1, step %2. Continue?</source>
            <translation>ツアーは「%1」の %2 ステップで止まっています。続けますか？</translation>
        </message>
        <message>
            <source>The tour stopped at %1. Continue?</source>
            <translation>ツアーは「%1」で止まっています。続けますか？</translation>
        </message>
        <message>
            <source>It goes on when this window is closed.</source>
            <translation>この画面を閉じても続きます。</translation>
        </message>
        <message>
            <source>Finished stages are kept; nothing of them is made again.</source>
            <translation>終わった段階はそのまま使います。作り直しません。</translation>
        </message>
        <message>
            <source>%1 documents</source>
            <translation>%1文書</translation>
        </message>
        <message>
            <source>%1 pieces</source>
            <translation>%1語彙</translation>
        </message>
        <message>
            <source>loss %1</source>
            <translation>損失 %1</translation>
        </message>
        <message>
            <source>%1 characters per token</source>
            <translation>1 トークン %1 文字</translation>
        </message>
        <message>
            <source>%1 tokens to learn from</source>
            <translation>学習用 %1トークン</translation>
        </message>
        <message>
            <source>%1 kept for checking</source>
            <translation>検証用 %1トークン</translation>
        </message>
        <message>
            <source>%1 steps</source>
            <translation>%1ステップ</translation>
        </message>
        <message>
            <source>%1 bits per character</source>
            <translation>1 文字 %1 ビット</translation>
        </message>
        <message>
            <source>%1 of %2 unseen questions right, %3 by chance</source>
            <translation>初めて見る %2 問の正答 %1（当てずっぽうなら %3）</translation>
        </message>
        <message>
            <source>Open the report</source>
            <translation>報告書を開く</translation>
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
            <source>Start</source>
            <translation>はじめに</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>チャット</translation>
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
    </context>
    <context>
        <name>zk::widgets::ActionBar</name>
        <message>
            <source>See it run</source>
            <translation>動きを見る</translation>
        </message>
        <message>
            <source>What will happen</source>
            <translation>これから起こること</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::ChatBubble</name>
        <message>
            <source>You</source>
            <translation>あなた</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>お知らせ</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::Gallery</name>
        <message>
            <source>Component sheet</source>
            <translation>部品の一覧</translation>
        </message>
        <message>
            <source>Every component in every state a reviewer should be able to find.</source>
            <translation>すべての部品を、確認すべきすべての状態で並べています。</translation>
        </message>
        <message>
            <source>Build a language model from zero</source>
            <translation>ゼロから言語モデルをつくる</translation>
        </message>
        <message>
            <source>Page title</source>
            <translation>ページの題</translation>
        </message>
        <message>
            <source>Card title</source>
            <translation>カードの題</translation>
        </message>
        <message>
            <source>From raw text to a model you can talk to.</source>
            <translation>生の文章から、話せるモデルまで。</translation>
        </message>
        <message>
            <source>Strong text for values and names</source>
            <translation>値や名前を強調する文字</translation>
        </message>
        <message>
            <source>More layers give more steps of thought and cost time. Usual: 4–16.</source>
            <translation>多いほど考える段数と時間が増えます。目安は 4〜16。</translation>
        </message>
        <message>
            <source>measured on this computer, 3 min ago</source>
            <translation>この PC での実測（3 分前）</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>次にすること</translation>
        </message>
        <message>
            <source>Buttons</source>
            <translation>ボタン</translation>
        </message>
        <message>
            <source>One primary button per screen; a disabled one says why, next to itself.</source>
            <translation>主ボタンは 1 画面に 1 つ。押せないボタンは、理由をすぐそばに示します。</translation>
        </message>
        <message>
            <source>Start the tour</source>
            <translation>ツアーを始める</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>Look inside</source>
            <translation>中を見る</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>書き出し</translation>
        </message>
        <message>
            <source>Start here</source>
            <translation>まずはここから</translation>
        </message>
        <message>
            <source>Fits</source>
            <translation>入ります</translation>
        </message>
        <message>
            <source>rank 6</source>
            <translation>6 位</translation>
        </message>
        <message>
            <source>Needs training pairs. The tokenizer is not trained yet.</source>
            <translation>入出力ペアが必要です。トークナイザがまだ学習されていません。</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>学ぶ</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>はじめに</translation>
        </message>
        <message>
            <source>Deduplicate</source>
            <translation>重複と汚染</translation>
        </message>
        <message>
            <source>Test questions not checked yet.</source>
            <translation>テスト問題との重なりが未検査です。</translation>
        </message>
        <message>
            <source>Dialogue tuning</source>
            <translation>対話の最適化</translation>
        </message>
        <message>
            <source>Needs a base checkpoint.</source>
            <translation>もとになるチェックポイントが必要です。</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>評価</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>データ</translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>収集</translation>
        </message>
        <message>
            <source>Clean</source>
            <translation>前処理</translation>
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
            <source>Proof</source>
            <translation>確かめる</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>使う</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>チャット</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>ラン</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>診断</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>設定</translation>
        </message>
        <message>
            <source>Training · baseline-16M</source>
            <translation>学習中・baseline-16M</translation>
        </message>
        <message>
            <source>step 12,400 of 20,000</source>
            <translation>20,000 中 12,400 ステップ</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>208 k tok/s</source>
            <translation>20.8 万トークン/秒</translation>
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
            <source>Power</source>
            <translation>電力</translation>
        </message>
        <message>
            <source>waiting for disk: 0.4 GB free, the next checkpoint needs 0.9 GB</source>
            <translation>待機中：空き 0.4 GB、次の保存に 0.9 GB 必要です</translation>
        </message>
        <message>
            <source>stopped at step 812: the loss is not a number. The last good checkpoint is step 750.</source>
            <translation>812 ステップで停止：損失が数値でなくなりました。最後の正常な保存は 750 ステップです。</translation>
        </message>
        <message>
            <source>See why</source>
            <translation>理由を見る</translation>
        </message>
        <message>
            <source>finished after 55 min. Next: evaluate the checkpoint.</source>
            <translation>55 分で完了。次はチェックポイントの評価です。</translation>
        </message>
        <message>
            <source>Tokenizer · stories</source>
            <translation>トークナイザ・童話</translation>
        </message>
        <message>
            <source>counting pairs: 1,204,000 words</source>
            <translation>組を数えています：1,204,000 語</translation>
        </message>
        <message>
            <source>Checkpoint written: step 12,000, 64 MB</source>
            <translation>チェックポイントを保存しました：12,000 ステップ、64 MB</translation>
        </message>
        <message>
            <source>Type scale</source>
            <translation>文字の大きさ</translation>
        </message>
        <message>
            <source>Buttons and pills</source>
            <translation>ボタンとピル</translation>
        </message>
        <message>
            <source>Stage rail: every state, wide, collapsed</source>
            <translation>段階レール：全状態、広い、折りたたみ</translation>
        </message>
        <message>
            <source>Live strip</source>
            <translation>実行バー</translation>
        </message>
        <message>
            <source>Loss (validation)</source>
            <translation>損失（検証）</translation>
        </message>
        <message>
            <source>chooses among about 7 tokens</source>
            <translation>約 7 択で迷う</translation>
        </message>
        <message>
            <source>Bits per character</source>
            <translation>1 文字あたりのビット数</translation>
        </message>
        <message>
            <source>−0.03 in 1,000 steps</source>
            <translation>1,000 ステップで −0.03</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation>勾配ノルム</translation>
        </message>
        <message>
            <source>healthy: 0.1–10</source>
            <translation>健全：0.1〜10</translation>
        </message>
        <message>
            <source>208 k</source>
            <translation>20.8</translation>
        </message>
        <message>
            <source>tokens/s</source>
            <translation>万トークン/秒</translation>
        </message>
        <message>
            <source>5 % faster than forecast</source>
            <translation>見積もりより 5 % 速い</translation>
        </message>
        <message>
            <source>first value at step 10</source>
            <translation>最初の値は 10 ステップ目</translation>
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
            <source>RNN of the same size</source>
            <translation>同じ大きさの RNN</translation>
        </message>
        <message>
            <source>First point at step 10</source>
            <translation>最初の点は 10 ステップ目</translation>
        </message>
        <message>
            <source>forecast</source>
            <translation>予測</translation>
        </message>
        <message>
            <source>spike, recovered</source>
            <translation>跳ね（回復）</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学習率</translation>
        </message>
        <message>
            <source>green band: healthy</source>
            <translation>緑の帯：健全</translation>
        </message>
        <message>
            <source>Tokens per second</source>
            <translation>トークン毎秒</translation>
        </message>
        <message>
            <source>Metric tiles: live, stale, paused, none</source>
            <translation>数値タイル：更新中、古い、停止中、なし</translation>
        </message>
        <message>
            <source>Loss plot</source>
            <translation>損失グラフ</translation>
        </message>
        <message>
            <source>Loss plot before the first point</source>
            <translation>最初の点が来る前の損失グラフ</translation>
        </message>
        <message>
            <source>Small plots</source>
            <translation>小さなグラフ</translation>
        </message>
        <message>
            <source>My first model</source>
            <translation>はじめてのモデル</translation>
        </message>
        <message>
            <source>run 7 · baseline-16M</source>
            <translation>ラン 7・baseline-16M</translation>
        </message>
        <message>
            <source>Training stopped: the loss is not a number</source>
            <translation>学習が止まりました：損失が数値でなくなりました</translation>
        </message>
        <message>
            <source>At step 812 the learning rate (0.05) was too large: the gradient norm grew from 3 to 4,100 in 20 steps.</source>
            <translation>812 ステップで学習率（0.05）が大きすぎ、勾配ノルムが 20 ステップで 3 から 4,100 に増えました。</translation>
        </message>
        <message>
            <source>Nothing is lost. The last good checkpoint is step 750.</source>
            <translation>失われたものはありません。最後の正常な保存は 750 ステップです。</translation>
        </message>
        <message>
            <source>Resume at 0.0006</source>
            <translation>0.0006 で再開</translation>
        </message>
        <message>
            <source>Learn why</source>
            <translation>理由を学ぶ</translation>
        </message>
        <message>
            <source>37 rows were set aside</source>
            <translation>37 行を取り分けました</translation>
        </message>
        <message>
            <source>They have no “answer” field. The other 5,963 rows are ready.</source>
            <translation>「answer」欄がありません。残りの 5,963 行は使えます。</translation>
        </message>
        <message>
            <source>See the rows</source>
            <translation>行を見る</translation>
        </message>
        <message>
            <source>Map fields</source>
            <translation>欄を対応づける</translation>
        </message>
        <message>
            <source>Loss passed the bigram baseline</source>
            <translation>損失がバイグラムの基準を超えました</translation>
        </message>
        <message>
            <source>The model now uses more than one word of context.</source>
            <translation>直前の 1 語より前も使えています。</translation>
        </message>
        <message>
            <source>Show me</source>
            <translation>見てみる</translation>
        </message>
        <message>
            <source>No network</source>
            <translation>ネットワークがありません</translation>
        </message>
        <message>
            <source>The included corpus and the lessons work offline.</source>
            <translation>同梱の文章とレッスンは、通信なしで使えます。</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>A subtitle of one line, which wraps and never widens the card</source>
            <translation>副題は 1 行。長ければ折り返し、カードを広げることはありません</translation>
        </message>
        <message>
            <source>Fits in memory: 3.2 of 7.6 GB</source>
            <translation>メモリに入ります：7.6 GB 中 3.2 GB</translation>
        </message>
        <message>
            <source>Disk: 1.6 GB needed, 2.0 GB free</source>
            <translation>ディスク：必要 1.6 GB、空き 2.0 GB</translation>
        </message>
        <message>
            <source>Keep 3 checkpoints</source>
            <translation>保存を 3 個にする</translation>
        </message>
        <message>
            <source>No validation text</source>
            <translation>検証用の文章がありません</translation>
        </message>
        <message>
            <source>Set aside 1 %</source>
            <translation>1 % を取り分ける</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>作文</translation>
        </message>
        <message>
            <source>Reading the run’s file: 12,400 steps</source>
            <translation>ランの記録を読み込み中：12,400 ステップ</translation>
        </message>
        <message>
            <source>No runs to compare yet</source>
            <translation>比べるランがまだありません</translation>
        </message>
        <message>
            <source>Comparison needs two evaluated runs. You have one.</source>
            <translation>評価済みのランが 2 つ必要です。いまは 1 つです。</translation>
        </message>
        <message>
            <source>Start a second run</source>
            <translation>2 つ目を始める</translation>
        </message>
        <message>
            <source>Evaluation</source>
            <translation>評価</translation>
        </message>
        <message>
            <source>What will happen: a 15.7 M model reads 655 M tokens (20,000 steps × 32,768) in about 55 minutes and saves 5 checkpoints.</source>
            <translation>この設定では、1,574 万パラメータのモデルが 6.55 億トークン（20,000 ステップ × 32,768）を約 55 分で読み、チェックポイントを 5 個保存します。</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>学習を始める</translation>
        </message>
        <message>
            <source>Validation text is missing: without it nobody can tell learning from memorising.</source>
            <translation>検証用の文章がありません。これがないと、学んだのか丸暗記なのかを見分けられません。</translation>
        </message>
        <message>
            <source>Choose validation text</source>
            <translation>検証用の文章を選ぶ</translation>
        </message>
        <message>
            <source>Training runs since 14:02; it goes on when you close the window.</source>
            <translation>14:02 から学習中です。ウィンドウを閉じても続きます。</translation>
        </message>
        <message>
            <source>Evaluate the checkpoint</source>
            <translation>チェックポイントを評価する</translation>
        </message>
        <message>
            <source>Training goes on in the background. You need not wait.</source>
            <translation>学習は裏で続きます。待つ必要はありません。</translation>
        </message>
        <message>
            <source>Evaluate step 12,000</source>
            <translation>12,000 ステップを評価</translation>
        </message>
        <message>
            <source>Plan &amp; cost</source>
            <translation>計画と費用</translation>
        </message>
        <message>
            <source>Decide how long to train here.</source>
            <translation>この PC でどれだけ学習するかを決めます。</translation>
        </message>
        <message>
            <source>Go to Plan</source>
            <translation>計画へ進む</translation>
        </message>
        <message>
            <source>Writing shards</source>
            <translation>分割ファイルを書き込み中</translation>
        </message>
        <message>
            <source>4,128 of 9,600 documents</source>
            <translation>9,600 文書中 4,128 文書</translation>
        </message>
        <message>
            <source>Looking for duplicates</source>
            <translation>重複を探しています</translation>
        </message>
        <message>
            <source>318,204 documents so far</source>
            <translation>これまでに 318,204 文書</translation>
        </message>
        <message>
            <source>Token strip</source>
            <translation>トークン列</translation>
        </message>
        <message>
            <source>Shaded by surprise; plain; with marks; not trained on; two models</source>
            <translation>意外さの濃淡、無地、記号つき、学習対象外、2 モデルの違い</translation>
        </message>
        <message>
            <source>Candidates at this position</source>
            <translation>この位置の候補</translation>
        </message>
        <message>
            <source>Orange mark: the other model</source>
            <translation>橙の印：もう一方のモデル</translation>
        </message>
        <message>
            <source>baseline-16M + dialogue tuning</source>
            <translation>baseline-16M ＋ 対話調整</translation>
        </message>
        <message>
            <source>answers questions · step 20,000</source>
            <translation>質問に答える・20,000 ステップ</translation>
        </message>
        <message>
            <source>How are you?</source>
            <translation>お元気ですか？</translation>
        </message>
        <message>
            <source>Fine, thank you. And you?</source>
            <translation>はい、元気です。あなたはいかがですか。</translation>
        </message>
        <message>
            <source>Tell me a story about a fox. It should be short, and it should have a bridge, the night sky and a good ending in it.</source>
            <translation>きつねの話をしてください。短くて、橋と夜空が出てきて、よい終わり方をする話がいいです。</translation>
        </message>
        <message>
            <source>15 tokens · 1.9 bits of surprise on average · 61 tokens/s</source>
            <translation>18 トークン・平均 1.9 ビットの驚き・61 トークン/秒</translation>
        </message>
        <message>
            <source>Stopped at the end of the text.</source>
            <translation>文末で停止しました。</translation>
        </message>
        <message>
            <source>And then?</source>
            <translation>それから？</translation>
        </message>
        <message>
            <source>Chat before the first word</source>
            <translation>まだ何も話していないチャット</translation>
        </message>
        <message>
            <source>Say something to your model</source>
            <translation>モデルに話しかけましょう</translation>
        </message>
        <message>
            <source>It answers with what it learned from your text, and nothing else.</source>
            <translation>あなたの文章から学んだことだけで答えます。</translation>
        </message>
        <message>
            <source>What the model writes</source>
            <translation>モデルの作文</translation>
        </message>
        <message>
            <source>Always the same beginning: “The little fox”</source>
            <translation>毎回同じ書き出し：「小さなきつねは、」</translation>
        </message>
        <message>
            <source>qz the,, fo|x 87 of and</source>
            <translation>さ々9む、ヌ|と のゑ。87</translation>
        </message>
        <message>
            <source>the the fox was the and of.</source>
            <translation>のはのが、とたはのいた。</translation>
        </message>
        <message>
            <source>went to the forest but the fox was a fox and happy.</source>
            <translation>森へ行ったが、きつねはきつねで、うれしい。</translation>
        </message>
        <message>
            <source>went to the forest and saw a bird. The bird was happy.</source>
            <translation>森へ行き、鳥を見ました。鳥はうれしそうでした。</translation>
        </message>
        <message>
            <source>found a leaf and gave it to the bird.</source>
            <translation>葉を見つけて、鳥にあげました。</translation>
        </message>
        <message>
            <source>found a red leaf. “May I keep it?” she asked the wind.</source>
            <translation>赤い葉を見つけました。「もらってもいい？」と風に聞きました。</translation>
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
            <source>The first sample comes at step 500.</source>
            <translation>最初の作文は 500 ステップ目です。</translation>
        </message>
        <message>
            <source>Ten-minute tour</source>
            <translation>10 分ツアー</translation>
        </message>
        <message>
            <source>Train a tiny model now and talk to it. No network, no settings.</source>
            <translation>小さなモデルをいま学習させて、話してみます。通信も設定も不要です。</translation>
        </message>
        <message>
            <source>5 MB of stories, included</source>
            <translation>同梱の童話 5 MB を使います</translation>
        </message>
        <message>
            <source>1.6 M parameters, about 6 min here</source>
            <translation>160 万パラメータ、この PC で約 6 分</translation>
        </message>
        <message>
            <source>Ends in the chat</source>
            <translation>最後はチャット画面です</translation>
        </message>
        <message>
            <source>Writes 48 MB to the project folder.</source>
            <translation>プロジェクトに 48 MB 書き込みます。</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>トークン</translation>
        </message>
        <message>
            <source>My own project</source>
            <translation>自分のプロジェクト</translation>
        </message>
        <message>
            <source>Choose your text, clean it, design a model, and train it as long as you like.</source>
            <translation>文章を選び、整え、モデルを設計し、好きなだけ学習させます。</translation>
        </message>
        <message>
            <source>13 stages, each with a clear result</source>
            <translation>13 段階、それぞれに成果物があります</translation>
        </message>
        <message>
            <source>A forecast before every long step</source>
            <translation>長い処理の前に必ず見積もり</translation>
        </message>
        <message>
            <source>Stop and resume at any time</source>
            <translation>いつでも中断・再開できます</translation>
        </message>
        <message>
            <source>Last used: 12 minutes ago.</source>
            <translation>最後に使ったのは 12 分前です。</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新しいプロジェクト</translation>
        </message>
        <message>
            <source>Open a model</source>
            <translation>モデルを開く</translation>
        </message>
        <message>
            <source>Look inside a model you have: chat, token probabilities, attention.</source>
            <translation>手元のモデルの中を見ます。チャット、確率、アテンション。</translation>
        </message>
        <message>
            <source>Two models are included.</source>
            <translation>モデルが 2 つ同梱されています。</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>ファイルを選ぶ</translation>
        </message>
        <message>
            <source>How we got here</source>
            <translation>ここまでの歩み</translation>
        </message>
        <message>
            <source>A filled dot runs on this computer: talk to ELIZA, move SHRDLU’s blocks, train an RNN.</source>
            <translation>塗りつぶした点はこの PC で動きます。ELIZA と話し、SHRDLU の積み木を動かし、RNN を学習できます。</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>規則</translation>
        </message>
        <message>
            <source>blocks world</source>
            <translation>積み木の世界</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>記憶</translation>
        </message>
        <message>
            <source>longer memory</source>
            <translation>長い記憶</translation>
        </message>
        <message>
            <source>attention</source>
            <translation>アテンション</translation>
        </message>
        <message>
            <source>pre-training</source>
            <translation>事前学習</translation>
        </message>
        <message>
            <source>175 B</source>
            <translation>1750 億</translation>
        </message>
        <message>
            <source>dialogue</source>
            <translation>対話</translation>
        </message>
        <message>
            <source>open weights</source>
            <translation>公開モデル</translation>
        </message>
        <message>
            <source>You</source>
            <translation>あなた</translation>
        </message>
        <message>
            <source>from zero</source>
            <translation>ゼロから</translation>
        </message>
        <message>
            <source>Top bar: all parts, first window</source>
            <translation>上部バー：全部品、最初のウィンドウ</translation>
        </message>
        <message>
            <source>Start page: doors</source>
            <translation>はじめに：入口</translation>
        </message>
        <message>
            <source>History strip</source>
            <translation>歩みの帯</translation>
        </message>
        <message>
            <source>Guidance: what will happen, next step, progress</source>
            <translation>案内：これから起こること、次の一歩、進み具合</translation>
        </message>
        <message>
            <source>Issue cards</source>
            <translation>お知らせカード</translation>
        </message>
        <message>
            <source>Cards: selected, loading, empty, failed</source>
            <translation>カード：選択、読み込み中、空、失敗</translation>
        </message>
        <message>
            <source>Tokens and candidates</source>
            <translation>トークンと候補</translation>
        </message>
        <message>
            <source>Samples over time</source>
            <translation>作文の移り変わり</translation>
        </message>
        <message>
            <source>Icons</source>
            <translation>アイコン</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::HistoryStrip</name>
        <message>
            <source>History</source>
            <translation>歩み</translation>
        </message>
        <message>
            <source>runs on this computer</source>
            <translation>この PC で動きます</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::IssueCard</name>
        <message>
            <source>resolved %1</source>
            <translation>%1 に解決</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::LiveStrip</name>
        <message>
            <source>paused</source>
            <translation>一時停止中</translation>
        </message>
        <message>
            <source>no news for %1, expected every %2</source>
            <translation>%1前から応答がありません（通常は %2ごと）</translation>
        </message>
        <message>
            <source>found again, it went on without the window</source>
            <translation>再接続しました。閉じている間も動いていました</translation>
        </message>
        <message>
            <source>last event %1 ago</source>
            <translation>最新の通知 %1前</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>進み具合</translation>
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
            <source>Stop and save</source>
            <translation>保存して停止</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>閉じる</translation>
        </message>
        <message>
            <source>1 more job</source>
            <translation>ほかに 1 件</translation>
        </message>
        <message>
            <source>%1 more jobs</source>
            <translation>ほかに %1 件</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::LossPlot</name>
        <message>
            <source>Loss</source>
            <translation>損失</translation>
        </message>
        <message>
            <source>Dashed lines: simpler models on the same text</source>
            <translation>破線：同じ文章での単純なモデル</translation>
        </message>
        <message>
            <source>loss (nat per token)</source>
            <translation>損失（nat／トークン）</translation>
        </message>
        <message>
            <source>training</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>検証</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>ステップ</translation>
        </message>
        <message>
            <source>step %1</source>
            <translation>%1 ステップ</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::MetricTile</name>
        <message>
            <source>%1 ago</source>
            <translation>%1前</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>一時停止中</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::NextCard</name>
        <message>
            <source>Next step</source>
            <translation>次にすること</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::NumberWords</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 時間</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 時間 %2 分</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 日</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotFrame</name>
        <message>
            <source>Log x</source>
            <translation>対数 x</translation>
        </message>
        <message>
            <source>Log y</source>
            <translation>対数 y</translation>
        </message>
        <message>
            <source>No smoothing</source>
            <translation>平滑なし</translation>
        </message>
        <message>
            <source>Smoothing %1</source>
            <translation>平滑 %1</translation>
        </message>
        <message>
            <source>Picture (PNG)…</source>
            <translation>画像（PNG）…</translation>
        </message>
        <message>
            <source>Drawing (SVG)…</source>
            <translation>図形（SVG）…</translation>
        </message>
        <message>
            <source>Numbers (CSV)…</source>
            <translation>数値（CSV）…</translation>
        </message>
        <message>
            <source>View as table</source>
            <translation>表で見る</translation>
        </message>
        <message>
            <source>Logarithmic x axis (L)</source>
            <translation>横軸を対数に（L）</translation>
        </message>
        <message>
            <source>Logarithmic y axis (Shift+L)</source>
            <translation>縦軸を対数に（Shift+L）</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>平滑</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>平滑の強さ</translation>
        </message>
        <message>
            <source>Full range (F)</source>
            <translation>全体を表示（F）</translation>
        </message>
        <message>
            <source>Export (E)</source>
            <translation>書き出し（E）</translation>
        </message>
        <message>
            <source>View options</source>
            <translation>表示の設定</translation>
        </message>
        <message>
            <source>Horizontal axis: %1</source>
            <translation>横軸：%1</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>書き出し</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotTable</name>
        <message>
            <source>Copy</source>
            <translation>コピー</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>閉じる</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotTableModel</name>
        <message>
            <source>curve</source>
            <translation>曲線</translation>
        </message>
        <message>
            <source>value</source>
            <translation>値</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotView</name>
        <message>
            <source>now %1</source>
            <translation>現在 %1</translation>
        </message>
        <message>
            <source>No points yet.</source>
            <translation>まだ点がありません。</translation>
        </message>
        <message>
            <source>%1 fell from %2 to %3 in %4.</source>
            <translation>%1は %4で %2 から %3 に下がりました。</translation>
        </message>
        <message>
            <source>%1 rose from %2 to %3 in %4.</source>
            <translation>%1は %4で %2 から %3 に上がりました。</translation>
        </message>
        <message>
            <source>%1 stayed at %2 for %3.</source>
            <translation>%1は %3の間 %2 のままです。</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::ProgressRow</name>
        <message>
            <source>%1 left</source>
            <translation>残り %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>中止</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::RailButton</name>
        <message>
            <source>locked</source>
            <translation>まだ使えません</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>使えます</translation>
        </message>
        <message>
            <source>running</source>
            <translation>実行中</translation>
        </message>
        <message>
            <source>done</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>needs attention</source>
            <translation>要確認</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>次にすること</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>次</translation>
        </message>
        <message>
            <source>1 open issue</source>
            <translation>未解決 1 件</translation>
        </message>
        <message>
            <source>%1 open issues</source>
            <translation>未解決 %1 件</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::RivalBars</name>
        <message>
            <source>Candidates</source>
            <translation>候補</translation>
        </message>
        <message>
            <source>other model %1</source>
            <translation>もう一方 %1</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>選択</translation>
        </message>
        <message>
            <source>Entropy %1 bits</source>
            <translation>エントロピー %1 ビット</translation>
        </message>
        <message>
            <source>Others %1</source>
            <translation>その他 %1</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::SampleTimeline</name>
        <message>
            <source>Earlier samples</source>
            <translation>前の作文</translation>
        </message>
        <message>
            <source>Later samples</source>
            <translation>後の作文</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>作文</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::SearchField</name>
        <message>
            <source>Search</source>
            <translation>検索</translation>
        </message>
        <message>
            <source>Find a page or word</source>
            <translation>ページや用語を探す</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::StageRail</name>
        <message>
            <source>Stages</source>
            <translation>段階</translation>
        </message>
        <message>
            <source>Zerokara</source>
            <translation>ゼロから</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::SurpriseLegend</name>
        <message>
            <source>Probability of each token:</source>
            <translation>各トークンの確率：</translation>
        </message>
        <message>
            <source>≥ 50 %</source>
            <translation>50 % 以上</translation>
        </message>
        <message>
            <source>20–50 %</source>
            <translation>20〜50 %</translation>
        </message>
        <message>
            <source>5–20 %</source>
            <translation>5〜20 %</translation>
        </message>
        <message>
            <source>1–5 %</source>
            <translation>1〜5 %</translation>
        </message>
        <message>
            <source>&lt; 1 %</source>
            <translation>1 % 未満</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::TokenStrip</name>
        <message>
            <source>Tokens</source>
            <translation>トークン列</translation>
        </message>
        <message>
            <source>space</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>probability below %1</source>
            <translation>確率 %1 未満</translation>
        </message>
        <message>
            <source>probability %1</source>
            <translation>確率 %1</translation>
        </message>
        <message>
            <source>not trained on</source>
            <translation>学習対象外</translation>
        </message>
        <message>
            <source>the other model chose differently</source>
            <translation>もう一方は別の語を選択</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::TopBar</name>
        <message>
            <source>Run: %1</source>
            <translation>ラン：%1</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>ライトテーマ</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>ダークテーマ</translation>
        </message>
        <message>
            <source>Learn</source>
            <translation>学ぶ</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>作る</translation>
        </message>
        <message>
            <source>Expert</source>
            <translation>極める</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>表示の段階</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>言語</translation>
        </message>
        <message>
            <source>Hide the panel at the right</source>
            <translation>右のパネルを隠す</translation>
        </message>
        <message>
            <source>Show the panel at the right</source>
            <translation>右のパネルを表示</translation>
        </message>
    </context>
</TS>
