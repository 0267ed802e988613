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
        <source>Writes about 85 MB into the project folder.</source>
        <translation>プロジェクトのフォルダーに約 85 MB を保存します。</translation>
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
        <source>From rules written by hand to models that learn from text. Each name opens its lesson; the last ring is yours.</source>
        <translation>手で書いた規則から、文章に学ぶモデルへ。名前を押すとレッスンが開きます。最後の輪はあなたのものです。</translation>
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
    <message>
        <source>Make it better</source>
        <translation>もっと良くする</translation>
    </message>
    <message>
        <source>Change one value, train again, and see whether the difference is real.</source>
        <translation>値を 1 つ変えて学習し直し、差が本物かどうかを確かめます。</translation>
    </message>
    <message>
        <source>One value at a time</source>
        <translation>変えるのは 1 度に 1 つ</translation>
    </message>
    <message>
        <source>The same text and the same questions</source>
        <translation>文章も問題も同じもの</translation>
    </message>
    <message>
        <source>Chance is told apart from progress</source>
        <translation>偶然と進歩を見分けます</translation>
    </message>
    <message>
        <source>The tour took %1 on this computer.</source>
        <translation>ツアーはこのコンピューターで %1 かかりました。</translation>
    </message>
    <message>
        <source>Change one value</source>
        <translation>値を 1 つ変える</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>中をのぞく</translation>
    </message>
    <message>
        <source>See how sure your model was of each token, and what else it had in mind.</source>
        <translation>各トークンをどれだけ確信していたか、ほかの候補は何だったかを見ます。</translation>
    </message>
    <message>
        <source>The sure ones pale, the surprising ones dark</source>
        <translation>確信は淡く、意外さは濃く表示</translation>
    </message>
    <message>
        <source>Two models side by side</source>
        <translation>2 つのモデルを並べて表示</translation>
    </message>
    <message>
        <source>Nothing is changed by looking.</source>
        <translation>見ても何も変わりません。</translation>
    </message>
    <message>
        <source>Look at its words</source>
        <translation>言葉を見る</translation>
    </message>
    <message>
        <source>See the check-up</source>
        <translation>診断を見る</translation>
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
    <message>
        <source>See it</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>See it: %1</source>
        <translation>見る：%1</translation>
    </message>
    <message>
        <source>Talk to it now</source>
        <translation>今すぐ話す</translation>
    </message>
    <message>
        <source>%1: passed at step %2</source>
        <translation>%1：%2 ステップで通過</translation>
    </message>
    <message>
        <source>%1: not passed yet</source>
        <translation>%1：これから</translation>
    </message>
    <message>
        <source>Your first sentence, as it goes on at step %1</source>
        <translation>最初の文の続き（%1 ステップ）</translation>
    </message>
    <message>
        <source>Your first sentence, before the first step: noise</source>
        <translation>最初の文の続き（学習前：でたらめ）</translation>
    </message>
</context>
<context>
    <name>zk::ui::OpeningPicker</name>
    <message>
        <source>One windy evening, Kai</source>
        <translation>ある日、ユキは</translation>
    </message>
    <message>
        <source>Tomorrow was Mika&apos;s birthday.</source>
        <translation>明日はミカのたんじょう日です。</translation>
    </message>
    <message>
        <source>Rin put the glass cup into the pond.</source>
        <translation>リンはガラスのコップを池に入れました。</translation>
    </message>
    <message>
        <source>Pick a first sentence</source>
        <translation>最初の文を選ぶ</translation>
    </message>
    <message>
        <source>The model goes on from it while it learns: from noise to a small story.</source>
        <translation>学習中のモデルがこの文の続きを書きます。でたらめな文字の列が、小さな物語になっていきます。</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>選択中</translation>
    </message>
</context>
<context>
    <name>zk::ui::TourSummary</name>
    <message>
        <source>Your model</source>
        <translation>あなたのモデル</translation>
    </message>
    <message>
        <source>parameters, all from random numbers</source>
        <translation>個のパラメータ。すべて乱数から始まりました</translation>
    </message>
    <message>
        <source>It has read</source>
        <translation>読んだ量</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1トークン</translation>
    </message>
    <message>
        <source>in %1 on this computer</source>
        <translation>このコンピューターで %1</translation>
    </message>
    <message>
        <source>Bits per character</source>
        <translation>1 文字あたりのビット数</translation>
    </message>
    <message>
        <source>on unseen text; a bigram model needs %1</source>
        <translation>未見の文章で。バイグラムでは %1</translation>
    </message>
    <message>
        <source>of %1 unseen questions, %2 by chance</source>
        <translation>未見の問題 %1 問の正答率。偶然なら %2</translation>
    </message>
    <message>
        <source>; after tuning %1</source>
        <translation>、調整後は %1</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>正答率</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Before dialogue tuning: it continues</source>
        <translation>対話の調整の前：続きを書く</translation>
    </message>
    <message>
        <source>After: it answers</source>
        <translation>調整の後：答える</translation>
    </message>
</context>
<context>
    <name>zk::ui::TourGuide</name>
    <message>
        <source>Tour, stop %1 of %2</source>
        <translation>ツアー %1／%2</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>次へ：%1</translation>
    </message>
    <message>
        <source>Close the guide of the tour</source>
        <translation>ツアーの案内を閉じる</translation>
    </message>
    <message>
        <source>%1 short texts of a small world were written. A model can only learn what its text holds.</source>
        <translation>小さな世界の短い文章を %1件作りました。モデルは文章にあることしか学べません。</translation>
    </message>
    <message>
        <source>Texts of a small world are written. A model can only learn what its text holds.</source>
        <translation>小さな世界の文章を作っています。モデルは文章にあることしか学べません。</translation>
    </message>
    <message>
        <source>A model reads pieces, not letters. It knows %1 of them now; one stands for %2 characters.</source>
        <translation>モデルは文字ではなく断片を読みます。いま知っているのは %1 種類で、1 つが平均 %2 文字にあたります。</translation>
    </message>
    <message>
        <source>A model reads pieces, not letters. Which pieces are worth a name is counted in the text.</source>
        <translation>モデルは文字ではなく断片を読みます。どの断片を登録するかは、文章での回数で決めます。</translation>
    </message>
    <message>
        <source>%1 tokens became questions: what comes next? The answer stands one place to the right.</source>
        <translation>%1トークンが「次は何か」という問いになりました。答えは 1 つ右のトークンです。</translation>
    </message>
    <message>
        <source>Each token becomes a question: what comes next?</source>
        <translation>どのトークンも「次は何か」という問いになります。</translation>
    </message>
    <message>
        <source>A model is a stack of these blocks. What you change here waits for your next run.</source>
        <translation>モデルはこのブロックの積み重ねです。ここでの変更は次のランから使います。</translation>
    </message>
    <message>
        <source>At first every token is as likely as any other, and its text is noise. Watch the loss fall.</source>
        <translation>最初はどのトークンも同じくらいの確率で、書く文はでたらめです。損失が下がる様子を見ましょう。</translation>
    </message>
    <message>
        <source>It can be talked to while it trains: the newest checkpoint answers. It continues what you write.</source>
        <translation>学習中でも話せます。最新のチェックポイントが、あなたの文の続きを書きます。</translation>
    </message>
    <message>
        <source>The first checkpoint of the training can be talked to. It is saved soon.</source>
        <translation>最初のチェックポイントが保存されると話せます。まもなくです。</translation>
    </message>
    <message>
        <source>It only continued text. Now it reads talks, and learns to answer.</source>
        <translation>これまでは続きを書くだけでした。いま対話を読み、答えることを学んでいます。</translation>
    </message>
    <message>
        <source>So far it continues what you write. After training it reads talks, to answer.</source>
        <translation>いまは続きを書くだけです。学習のあとで対話を読み、答えるようになります。</translation>
    </message>
    <message>
        <source>Questions that it has never seen: %1 right, %2 by chance.</source>
        <translation>見たことのない問題の正答率は %1 です。偶然なら %2 です。</translation>
    </message>
    <message>
        <source>After training come questions that it has never seen.</source>
        <translation>学習のあとで、見たことのない問題を解きます。</translation>
    </message>
</context>
<context>
    <name>zk::ui::BetterArt</name>
    <message>
        <source>before</source>
        <translation>元のモデル</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変えた後</translation>
    </message>
</context>
</TS>
