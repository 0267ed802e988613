<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
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
    <message>
        <source>Start</source>
        <translation>はじめに</translation>
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
</TS>
