<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>zk::ui::ChatLane</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>%1 · answers</source>
        <translation>%1・答える</translation>
    </message>
    <message>
        <source>%1 · continues</source>
        <translation>%1・続きを書く</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>モデルがまだありません</translation>
    </message>
    <message>
        <source>Reading the models…</source>
        <translation>モデルを調べています…</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1パラメータ</translation>
    </message>
    <message>
        <source>It ended at once: no token was written.</source>
        <translation>すぐに終わり、トークンを書きませんでした。</translation>
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
        <source>begins as you chose</source>
        <translation>選んだ始まり</translation>
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
        <source>Messages that no longer fit into its window: %1.</source>
        <translation>古い発言 %1 件は、もう文脈に入りません。</translation>
    </message>
    <message>
        <source>You: %1
Model: %2</source>
        <translation>あなた：%1
モデル：%2</translation>
    </message>
</context>
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
        <source>The talk is copied.</source>
        <translation>会話をコピーしました。</translation>
    </message>
    <message>
        <source>The same words with the same seed go to this model too.</source>
        <translation>同じ言葉と同じシードを、このモデルにも送ります。</translation>
    </message>
    <message>
        <source>One</source>
        <translation>1 つ</translation>
    </message>
    <message>
        <source>Two side by side</source>
        <translation>2 つ並べる</translation>
    </message>
    <message>
        <source>How many models</source>
        <translation>モデルの数</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>会話の一覧</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>with “%1”</source>
        <translation>「%1」で続き</translation>
    </message>
    <message>
        <source>Goes to both models. Enter sends, Shift+Enter begins a new line.</source>
        <translation>両方のモデルに送ります。Enter で送信、Shift+Enter で改行。</translation>
    </message>
    <message>
        <source>Close this talk</source>
        <translation>この会話を閉じる</translation>
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
        <source>What could have stood here, by the model&apos;s own probability.</source>
        <translation>この位置に来得た候補と、モデル自身の確率です。</translation>
    </message>
    <message>
        <source>Go on with “%1”</source>
        <translation>「%1」で続ける</translation>
    </message>
    <message>
        <source>Opens a new talk: up to here the same, then this token, then the model writes on. Choose another bar for another token.</source>
        <translation>新しい会話を開きます。ここまでは同じで、このトークンのあとをモデルが書きます。別の候補は棒を選んでください。</translation>
    </message>
    <message>
        <source>What could have stood here, by the model&apos;s own probability. Orange marks: the other model.</source>
        <translation>ここに来る可能性があった候補と、モデル自身の確率です。橙の印はもう一方のモデルです。</translation>
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
</TS>
