<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::BatchCard</name>
    <message>
        <source>No batch to look at yet</source>
        <translation>見られるバッチがまだありません</translation>
    </message>
    <message>
        <source>Once the pairs are made, this card shows real rows: the numbers that training reads.</source>
        <translation>ペアを作ると、学習で実際に読む行をここで見られます。</translation>
    </message>
    <message>
        <source>Reading a batch</source>
        <translation>バッチを読んでいます</translation>
    </message>
    <message>
        <source>Batch %1: %2 rows of %3 tokens, drawn from %4 windows of %5 tokens in all.</source>
        <comment>number, rows, length, windows, tokens</comment>
        <translation>%1 番目のバッチ：%3 トークンの行が %2 本です。全 %5 トークンを切った %4 個の窓から選んでいます。</translation>
    </message>
    <message>
        <source>Rows of the batch</source>
        <translation>バッチの行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書数</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>学習に使う数</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Row %1, tokens %2 of %3.</source>
        <comment>row, range, all</comment>
        <translation>%1 行目、全 %3 トークンのうち %2 番目です。</translation>
    </message>
    <message>
        <source>%1 documents are packed one after another; a mark stands at each border.</source>
        <translation>%1 個の文書を続けて詰めてあり、境目には印が入ります。</translation>
    </message>
    <message>
        <source>Hatched targets are not trained on.</source>
        <translation>斜線の正解は学習に使いません。</translation>
    </message>
    <message>
        <source>A real batch</source>
        <translation>実際のバッチ</translation>
    </message>
    <message>
        <source>The first rows that training will read, as they lie on disk.</source>
        <translation>学習が最初に読む行を、保存されたとおりに示します。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習用</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証用</translation>
    </message>
    <message>
        <source>Part of the text</source>
        <translation>文章のどちら側か</translation>
    </message>
    <message>
        <source>Next batch</source>
        <translation>次のバッチ</translation>
    </message>
    <message>
        <source>Earlier tokens</source>
        <translation>前のトークンへ</translation>
    </message>
    <message>
        <source>Later tokens</source>
        <translation>後のトークンへ</translation>
    </message>
    <message>
        <source>Pairs of the row</source>
        <translation>この行のペア</translation>
    </message>
</context>
<context>
    <name>zk::ui::GuesserCard</name>
    <message>
        <source>Nothing to beat yet</source>
        <translation>比べる相手がまだありません</translation>
    </message>
    <message>
        <source>When pairs are made, three simple guessers are measured on the validation text. A model is worth its time once it beats them.</source>
        <translation>ペアを作ると、3 つの単純な予測を検証用の文章で測ります。モデルは、これらを超えて初めて学習した価値があります。</translation>
    </message>
    <message>
        <source>Knows nothing: every token is as likely as any other.</source>
        <translation>何も知りません。どのトークンも同じ確率と考えます。</translation>
    </message>
    <message>
        <source>Knows how often each token occurs, not what stands before.</source>
        <translation>各トークンの頻度だけを知り、前の文脈は見ません。</translation>
    </message>
    <message>
        <source>Looks at the one token before.</source>
        <translation>直前の 1 トークンだけを見ます。</translation>
    </message>
    <message>
        <source>%1, as if among %2 tokens</source>
        <comment>loss, count</comment>
        <translation>%1（約 %2 択）</translation>
    </message>
    <message>
        <source>Loss of simple guessers on the validation text</source>
        <translation>検証用の文章での、単純な予測の損失</translation>
    </message>
    <message>
        <source>What a model has to beat</source>
        <translation>モデルが超えるべき基準</translation>
    </message>
    <message>
        <source>Loss of simple guessers on the validation text; lower is better.</source>
        <translation>検証用の文章での、単純な予測の損失です。低いほど良い値です。</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>一様</translation>
    </message>
    <message>
        <source>Unigram</source>
        <translation>ユニグラム</translation>
    </message>
    <message>
        <source>Bigram</source>
        <translation>バイグラム</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, what it does</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>zk::ui::JobPanel</name>
    <message>
        <source>documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>断片</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <comment>done, all, unit</comment>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>done, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>始めています</translation>
    </message>
    <message>
        <source>Nothing half-made is left, and what was there before is unchanged.</source>
        <translation>作りかけのものは残っておらず、前からあるものはそのままです。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>zk::ui::MergeCard</name>
    <message>
        <source>No joins yet</source>
        <translation>マージはまだありません</translation>
    </message>
    <message>
        <source>A BPE tokenizer starts from single characters and joins the most frequent neighbours again and again. Make one, and its joins play here on your sentence.</source>
        <translation>BPE は 1 文字ずつから始め、隣り合うことの多い 2 つをくり返しつなぎます（マージ）。トークナイザを作ると、あなたの文でその様子を見られます。</translation>
    </message>
    <message>
        <source>This tokenizer has no joins</source>
        <translation>このトークナイザにマージはありません</translation>
    </message>
    <message>
        <source>A unigram tokenizer starts from many pieces and drops the least useful ones. Choose a BPE tokenizer to watch joins.</source>
        <translation>unigram は多くの断片から始め、役に立たないものを減らします。マージを見るには BPE のトークナイザを選びます。</translation>
    </message>
    <message>
        <source>This sentence needs %1 of the %2 joins of %3. The numbers say how often each is used in %4 of text.</source>
        <translation>この文では、%3 の %2 個のマージのうち %1 個を使います。数字は、%4 の文章で使われた回数です。</translation>
    </message>
    <message>
        <source>How it was learned</source>
        <translation>学び方を見る</translation>
    </message>
    <message>
        <source>From single characters to pieces, on the first line of your text below.</source>
        <translation>下の文章の 1 行目が、1 文字ずつから断片になるまでです。</translation>
    </message>
    <message>
        <source>Reading the joins</source>
        <translation>マージを読み込み中</translation>
    </message>
</context>
<context>
    <name>zk::ui::MakerPage</name>
    <message>
        <source>A value above cannot be used. It says why.</source>
        <translation>上に使えない値があります。理由はその行にあります。</translation>
    </message>
    <message>
        <source>Go to the value</source>
        <translation>その値へ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>止める</translation>
    </message>
</context>
<context>
    <name>zk::ui::PairsPage</name>
    <message>
        <source>Training pairs</source>
        <translation>入出力ペア</translation>
    </message>
    <message>
        <source>Cutting the text into tokens</source>
        <translation>文章をトークンに切っています</translation>
    </message>
    <message>
        <source>Making the pairs</source>
        <translation>ペアを作っています</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証用</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Cuts the text into tokens and sets some aside for validation.</source>
        <translation>文章をトークンに切り、一部を検証用に取り分けます。</translation>
    </message>
    <message>
        <source>The pairs are being made. You may leave this page; the strip below follows it.</source>
        <translation>ペアを作っています。このページを離れても進み、下の帯で見られます。</translation>
    </message>
    <message>
        <source>Pairs are made from text, and this project has none yet.</source>
        <translation>ペアは文章から作りますが、まだ文章がありません。</translation>
    </message>
    <message>
        <source>Get the text</source>
        <translation>文章を用意する</translation>
    </message>
    <message>
        <source>The text must be cut into tokens first, and there is no tokenizer yet.</source>
        <translation>先に文章をトークンに切りますが、まだトークナイザがありません。</translation>
    </message>
    <message>
        <source>Make a tokenizer</source>
        <translation>トークナイザを作る</translation>
    </message>
    <message>
        <source>Make them anew</source>
        <translation>作り直す</translation>
    </message>
    <message>
        <source>Make the pairs</source>
        <translation>ペアを作る</translation>
    </message>
    <message>
        <source>A model learns by guessing the next token. The text itself holds every answer: this page makes questions of it and sets some aside for testing.</source>
        <translation>モデルは次のトークンを当てることで学びます。答えはすべて文章の中にあります。ここで問題の形にし、一部をテスト用に取り分けます。</translation>
    </message>
    <message>
        <source>Cuts the text %1 with the tokenizer %2 into about %3 tokens and sets %4 aside for validation: about %5, %6 on disk.</source>
        <comment>corpus, tokenizer, count, share, time, bytes</comment>
        <translation>文章 %1 をトークナイザ %2 で約 %3トークンに切り、%4 を検証用に取り分けます。時間は約 %5、ディスクは %6 です。</translation>
    </message>
</context>
<context>
    <name>zk::ui::SentenceCard</name>
    <message>
        <source>Write a sentence of two words or more.</source>
        <translation>2 語以上の文を書いてください。</translation>
    </message>
    <message>
        <source>The target row is the same text, moved by one: %1 tokens make %2 questions, all answered at once.</source>
        <translation>正解の行は、同じ文を 1 つずらしたものです。%1 トークンから %2 問ができ、一度に解きます。</translation>
    </message>
    <message>
        <source>The same %1 tokens read as a growing beginning: from the first n tokens the model must name number n + 1. That makes %2 questions.</source>
        <translation>同じ %1 トークンを、伸びていく書き出しとして読みます。最初の n 個から n + 1 個目を当て、全部で %2 問です。</translation>
    </message>
    <message>
        <source>There is no tokenizer yet, so every character is a token here.</source>
        <translation>まだトークナイザがないので、ここでは 1 文字を 1 トークンとします。</translation>
    </message>
    <message>
        <source>Every token is a question</source>
        <translation>どのトークンも問題になる</translation>
    </message>
    <message>
        <source>What comes next? Each token is asked from what stands before it. Try your own sentence.</source>
        <translation>次に来るのは何か。各トークンを、その前の部分から当てます。好きな文で試せます。</translation>
    </message>
    <message>
        <source>Sentence to make pairs of</source>
        <translation>ペアにする文</translation>
    </message>
    <message>
        <source>Shifted</source>
        <translation>1 つずらす</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>伸ばす</translation>
    </message>
    <message>
        <source>View of the pairs</source>
        <translation>ペアの見せ方</translation>
    </message>
    <message>
        <source>Pairs of the sentence</source>
        <translation>この文のペア</translation>
    </message>
</context>
<context>
    <name>zk::ui::SplitCard</name>
    <message>
        <source>No training pairs yet</source>
        <translation>入出力ペアがまだありません</translation>
    </message>
    <message>
        <source>Part of the text is set aside and never trained on. Only there can one see whether the model learned the language or the text by heart.</source>
        <translation>文章の一部は学習に使わず取り分けます。言葉を学んだのか、文章を丸暗記しただけなのかは、そこでしか分かりません。</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <comment>count</comment>
        <translation>%1トークン</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習用</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証用</translation>
    </message>
    <message>
        <source>Split into training and validation</source>
        <translation>学習用と検証用の分け方</translation>
    </message>
    <message>
        <source>%1 and %2 documents. One document is never cut in two by the split.</source>
        <comment>training, validation</comment>
        <translation>文書数は学習用 %1、検証用 %2 です。1 つの文書を両方に分けることはありません。</translation>
    </message>
    <message>
        <source>Looking for validation texts among the training texts…</source>
        <translation>検証用の文書が学習用にも入っていないか調べています…</translation>
    </message>
    <message>
        <source>No leak: none of the %1 validation documents also stands in the training text.</source>
        <translation>漏れはありません：検証用の %1 文書は、どれも学習用に入っていません。</translation>
    </message>
    <message>
        <source>Compared word for word with all %1 training tokens. Texts that are only alike are not found this way.</source>
        <translation>学習用の全 %1 トークンと一字一句くらべました。似ているだけの文章は、この方法では見つかりません。</translation>
    </message>
    <message>
        <source>%1 of %2 validation documents also stand word for word in the training text.</source>
        <translation>検証用の %2 文書のうち %1 文書は、同じ文章が学習用にも入っています。</translation>
    </message>
    <message>
        <source>On those the model may simply remember: validation loss looks a little better than it is. Nothing is broken. Make the pairs anew: copies of a text are now kept on one side.</source>
        <translation>その文書ではモデルが覚えているだけかもしれず、検証の損失が実際より少し良く見えます。壊れてはいません。ペアを作り直すと、同じ文章は片側だけに入ります。</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>学習用と検証用</translation>
    </message>
    <message>
        <source>What the model learns from, and what it is tested on.</source>
        <translation>学ぶための文章と、試すための文章です。</translation>
    </message>
    <message>
        <source>Training pairs to look at</source>
        <translation>表示する入出力ペア</translation>
    </message>
</context>
<context>
    <name>zk::ui::TalkCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 tokens, of which %2 are trained on: only the answer and its end mark. The question is read, but the model is not asked to guess it (hatched).</source>
        <translation>全 %1 トークンのうち、学習に使うのは答えと終わりの印の %2 個です。質問は読むだけで、当てさせません（斜線）。</translation>
    </message>
    <message>
        <source>Question</source>
        <comment>part of a conversation</comment>
        <translation>質問</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>part of a conversation</comment>
        <translation>答え</translation>
    </message>
    <message>
        <source>Mark</source>
        <comment>part of a conversation</comment>
        <translation>印</translation>
    </message>
    <message>
        <source>How a conversation becomes tokens</source>
        <translation>会話をトークンにする</translation>
    </message>
    <message>
        <source>The same pairs later teach the model to answer: marks say who speaks.</source>
        <translation>後で答え方を教えるときも、同じペアを使います。印は話し手を示します。</translation>
    </message>
    <message>
        <source>Conversation before</source>
        <translation>前の会話</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>次の会話</translation>
    </message>
</context>
<context>
    <name>zk::ui::TokenLab</name>
    <message>
        <source>Bytes (UTF-8)</source>
        <translation>バイト（UTF-8）</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>1 文字ずつ</translation>
    </message>
    <message>
        <source>Your text as tokens</source>
        <translation>あなたの文章をトークンに</translation>
    </message>
    <message>
        <source>What the model will read: each box is one number to it. Write anything, or try:</source>
        <translation>モデルが読む形です。箱 1 つがモデルには 1 つの番号です。自由に書くか、例を選べます。</translation>
    </message>
    <message>
        <source>Text to cut into tokens</source>
        <translation>トークンに切る文章</translation>
    </message>
    <message>
        <source>Try:</source>
        <translation>例：</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混ぜて</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Compare with:</source>
        <translation>比べる相手：</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>バイト</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>1 文字ずつ</translation>
    </message>
    <message>
        <source>Another tokenizer to compare with</source>
        <translation>比べる別のトークナイザ</translation>
    </message>
    <message>
        <source>no other tokenizer</source>
        <translation>別のものなし</translation>
    </message>
    <message>
        <source>Only the first %1 characters are shown as tokens.</source>
        <translation>最初の %1 文字だけをトークンにしています。</translation>
    </message>
</context>
<context>
    <name>zk::ui::TokenizedRow</name>
    <message>
        <source>%1 tokens · %2 characters per token</source>
        <comment>count, ratio</comment>
        <translation>%1 トークン・1 トークンあたり %2 文字</translation>
    </message>
    <message>
        <source>Comes back exactly</source>
        <translation>元に戻ります</translation>
    </message>
    <message>
        <source>Does not come back</source>
        <translation>元に戻りません</translation>
    </message>
    <message>
        <source>Text as tokens: %1</source>
        <comment>name of a tokenizer</comment>
        <translation>トークンにした文章：%1</translation>
    </message>
    <message>
        <source>At this rate a context of %1 tokens holds about %2 characters: %3 A4 pages.</source>
        <comment>tokens, characters, number of pages</comment>
        <translation>この割合だと、文脈長 %1 トークンに約 %2 文字（A4 で %3 枚分）が入ります。</translation>
    </message>
</context>
<context>
    <name>zk::ui::TokenizerCard</name>
    <message>
        <source>BPE: joins frequent neighbours</source>
        <translation>BPE：よく隣り合うものをつなぐ</translation>
    </message>
    <message>
        <source>unigram: keeps the likeliest pieces</source>
        <translation>unigram：役に立つ断片を残す</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>None yet. Until one is made, bytes are the only way to write text as numbers.</source>
        <translation>まだありません。作るまでは、文章を数にする方法はバイトだけです。</translation>
    </message>
    <message>
        <source>%1 · %2 pieces · learned from %3 in %4</source>
        <comment>kind, count, bytes, time</comment>
        <translation>%1・断片 %2 個・%3 から %4 で学習</translation>
    </message>
    <message>
        <source>Round trip: %1 of %2 texts do not come back from their tokens.</source>
        <translation>往復：%2 文書のうち %1 文書が、トークンから元に戻りません。</translation>
    </message>
    <message>
        <source>Round trip: %1 texts that it was not made from came back from their tokens, byte for byte.</source>
        <translation>往復：学習に使っていない %1 文書が、トークンから 1 バイトも違わず戻りました。</translation>
    </message>
    <message>
        <source>Round trip: %1 texts came back from their tokens, byte for byte.</source>
        <translation>往復：%1 文書が、トークンから 1 バイトも違わず戻りました。</translation>
    </message>
    <message>
        <source>Round trip: the four samples come back byte for byte.</source>
        <translation>往復：4 つの例文は 1 バイトも違わず戻ります。</translation>
    </message>
    <message>
        <source>Round trip: a sample does not come back.</source>
        <translation>往復：元に戻らない例文があります。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>characters per token</source>
        <translation>1 トークンあたりの文字数</translation>
    </message>
    <message>
        <source>The figures come with the worker&apos;s answer.</source>
        <translation>エンジンの答えを待っています。</translation>
    </message>
    <message>
        <source>Characters per token by kind of text</source>
        <translation>文章の種類ごとの、1 トークンあたりの文字数</translation>
    </message>
    <message>
        <source>The more characters a token holds, the more text fits into a context of %1 tokens: here %2 characters of English and %3 of Japanese.</source>
        <translation>1 トークンの文字数が多いほど、文脈長 %1 トークンに長い文章が入ります。ここでは英語で %2 文字、日本語で %3 文字です。</translation>
    </message>
    <message>
        <source>The tokenizer of this project</source>
        <translation>このプロジェクトのトークナイザ</translation>
    </message>
    <message>
        <source>Measured on four fixed samples, beside plain bytes.</source>
        <translation>決まった 4 つの例文で、バイトと並べて測ります。</translation>
    </message>
    <message>
        <source>Tokenizer to look at</source>
        <translation>表示するトークナイザ</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>これを使う</translation>
    </message>
</context>
<context>
    <name>zk::ui::TokenizerPage</name>
    <message>
        <source>Tokenizer</source>
        <translation>トークナイザ</translation>
    </message>
    <message>
        <source>Reading the text</source>
        <translation>文章を読んでいます</translation>
    </message>
    <message>
        <source>Learning pieces</source>
        <translation>断片を学んでいます</translation>
    </message>
    <message>
        <source>Checking that texts come back</source>
        <translation>元に戻るか確かめています</translation>
    </message>
    <message>
        <source>Making the tokenizer</source>
        <translation>トークナイザを作っています</translation>
    </message>
    <message>
        <source>The next training pairs are made with %1.</source>
        <translation>次の入出力ペアは %1 で作ります。</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>語彙</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>your text file</source>
        <translation>あなたのファイル</translation>
    </message>
    <message>
        <source>Learns %1 pieces from %2 of %3: about %4, %5 on disk.</source>
        <comment>count, bytes, corpus, time, bytes</comment>
        <translation>%3 の %2 から %1 個の断片を学びます。時間は約 %4、ディスクは %5 です。</translation>
    </message>
    <message>
        <source>The time is not measured on this computer yet.</source>
        <translation>時間はこのコンピューターではまだ測っていません。</translation>
    </message>
    <message>
        <source>The tokenizer is being made. You may leave this page; the strip below follows it.</source>
        <translation>トークナイザを作っています。このページを離れても進み、下の帯で見られます。</translation>
    </message>
    <message>
        <source>A tokenizer is learned from text, and this project has none yet.</source>
        <translation>トークナイザは文章から学びますが、まだ文章がありません。</translation>
    </message>
    <message>
        <source>Get the text</source>
        <translation>文章を用意する</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>もう 1 つ作る</translation>
    </message>
    <message>
        <source>Make the tokenizer</source>
        <translation>トークナイザを作る</translation>
    </message>
    <message>
        <source>A model reads numbers, not letters. The tokenizer cuts text into pieces and gives each a number; frequent words become one piece.</source>
        <translation>モデルが読むのは文字ではなく数です。トークナイザは文章を断片に切り、番号を付けます。よく出る語は 1 つの断片になります。</translation>
    </message>
    <message>
        <source>Make a tokenizer</source>
        <translation>トークナイザを作る</translation>
    </message>
</context>
</TS>
