<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::CollectPage</name>
    <message>
        <source>Collect</source>
        <translation>データ収集</translation>
    </message>
    <message>
        <source>Writing the stories</source>
        <translation>物語を書いています</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>ファイルを読んでいます</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>公開データ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>To read your own text, name its files or a folder. They may also be dropped on this page.</source>
        <translation>自分の文章を読むには、ファイルかフォルダーを指定します。このページに落としても加えられます。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Reads %1 into a new corpus. Your files stay as they are.</source>
        <translation>%1 を読み、新しいコーパスを作ります。元のファイルは変わりません。</translation>
    </message>
    <message>
        <source>Reads %1 and %2 more into a new corpus. Your files stay as they are.</source>
        <comment>name, count</comment>
        <translation>%1 ほか %2 件を読み、新しいコーパスを作ります。元のファイルは変わりません。</translation>
    </message>
    <message>
        <source>Text is being collected. You may leave this page; the strip below follows it.</source>
        <translation>文章を集めています。このページを離れても進み、下の帯で見られます。</translation>
    </message>
    <message>
        <source>Collect the text</source>
        <translation>文章を集める</translation>
    </message>
    <message>
        <source>Choose a folder with text</source>
        <translation>文章のあるフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Choose files with text</source>
        <translation>文章のファイルを選ぶ</translation>
    </message>
    <message>
        <source>Text and pages (%1)</source>
        <translation>文章とページ（%1）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル（*）</translation>
    </message>
    <message>
        <source>Added to the list of what is collected.</source>
        <translation>集めるものの一覧に加えました。</translation>
    </message>
    <message>
        <source>A model knows only what its text contains. Take the included stories, or text of your own, or both.</source>
        <translation>モデルが知るのは、読んだ文章にあることだけです。付属の物語、自分の文章、またはその両方を使えます。</translation>
    </message>
    <message>
        <source>The included stories</source>
        <translation>付属の物語</translation>
    </message>
    <message>
        <source>Written by this program: no network, no licence to mind.</source>
        <translation>このプログラムが書く文章です。通信は不要で、許諾も要りません。</translation>
    </message>
    <message>
        <source>Stories, letters and questions from a small world, in English and Japanese, 31 MB in all, with an exam about them. As raw pages they carry what the web carries: menus, advertising, repetition, broken characters. That is the form to practise cleaning on.</source>
        <translation>小さな世界の物語・手紙・質問が英語と日本語で計 31 MB あり、それについての試験も付きます。生のページにすると、ウェブと同じくメニュー、広告、繰り返し、文字化けが混ざります。前処理の練習にはこちらを使います。</translation>
    </message>
    <message>
        <source>Add the stories</source>
        <translation>物語を加える</translation>
    </message>
    <message>
        <source>Add them as raw pages</source>
        <translation>生のページで加える</translation>
    </message>
    <message>
        <source>Your own text</source>
        <translation>自分の文章</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>ファイル…</translation>
    </message>
</context>
<context>
    <name>zk::ui::CleanPage</name>
    <message>
        <source>Clean</source>
        <translation>前処理</translation>
    </message>
    <message>
        <source>Cleaning the text</source>
        <translation>文章を前処理しています</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>There is no text to clean yet.</source>
        <translation>前処理する文章がまだありません。</translation>
    </message>
    <message>
        <source>Collect text</source>
        <translation>文章を集める</translation>
    </message>
    <message>
        <source>Sends every document through the steps and keeps every decision.</source>
        <translation>すべての文書を各段階に通し、判断をすべて残します。</translation>
    </message>
    <message>
        <source>Sends %1 documents of %2 through the steps: about %3. The corpus itself stays as it is.</source>
        <comment>count, corpus, time</comment>
        <translation>%2 の %1 文書を各段階に通します。所要 %3 ほど。元のコーパスは変わりません。</translation>
    </message>
    <message>
        <source>The time is not measured on this computer yet.</source>
        <translation>時間はこのコンピューターではまだ測っていません。</translation>
    </message>
    <message>
        <source>The text is being cleaned. You may leave this page; if it is stopped, the same form goes on from there.</source>
        <translation>文章を前処理しています。このページを離れても進みます。止めても、同じ設定で続きから再開できます。</translation>
    </message>
    <message>
        <source>Clean again</source>
        <translation>もう一度行う</translation>
    </message>
    <message>
        <source>Clean the text</source>
        <translation>前処理する</translation>
    </message>
    <message>
        <source>Takes away what a model should not learn: menus, repetition, broken characters, copies, and the answers of the exam. Every decision is kept.</source>
        <translation>メニュー、繰り返し、文字化け、複製、試験の答えなど、モデルに学ばせたくないものを取り除きます。判断はすべて残ります。</translation>
    </message>
    <message>
        <source>Steps and limits</source>
        <translation>段階と基準</translation>
    </message>
</context>
<context>
    <name>zk::ui::TextsCard</name>
    <message>
        <source>%1 more</source>
        <translation>ほか %1 件</translation>
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
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>None yet. Add the included stories or your own text above.</source>
        <translation>まだありません。上で付属の物語か自分の文章を加えてください。</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>除いたもの：%1</translation>
    </message>
    <message>
        <source>The texts of this project</source>
        <translation>このプロジェクトの文章</translation>
    </message>
    <message>
        <source>A row is one corpus. The newest is what the next step reads.</source>
        <translation>1 行が 1 つのコーパスです。次の段階は最新のものを読みます。</translation>
    </message>
    <message>
        <source>Corpora</source>
        <translation>コーパス</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作り方</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Languages, by bytes</source>
        <translation>言語（バイト数）</translation>
    </message>
    <message>
        <source>Kinds of text, by bytes</source>
        <translation>文章の種類（バイト数）</translation>
    </message>
</context>
<context>
    <name>zk::ui::FunnelCard</name>
    <message>
        <source>%1 of %2 documents stay (%3).</source>
        <comment>kept, read, share</comment>
        <translation>%2 文書のうち %1 文書が残ります（%3）。</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>ここまで：%1</translation>
    </message>
    <message>
        <source>What each step lets through</source>
        <translation>各段階が残すもの</translation>
    </message>
    <message>
        <source>Solid stays, hatched was taken out. Choose a row to see its documents.</source>
        <translation>塗りは残ったもの、斜線は除いたものです。行を選ぶとその文書が見られます。</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>文書</translation>
    </message>
</context>
<context>
    <name>zk::ui::DecisionsCard</name>
    <message>
        <source>Reading what was decided…</source>
        <translation>判断を読んでいます…</translation>
    </message>
    <message>
        <source>all steps</source>
        <translation>すべての段階</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3.</source>
        <comment>step, shown, all</comment>
        <translation>%1：%3 件のうち最初の %2 件。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>step, count</comment>
        <translation>%1：%2 件。</translation>
    </message>
    <message>
        <source>before: %1
after: %2</source>
        <translation>前：%1
後：%2</translation>
    </message>
    <message>
        <source>What was decided, document by document</source>
        <translation>文書ごとの判断</translation>
    </message>
    <message>
        <source>Every removal and change is kept with its rule, its figure and the limit.</source>
        <translation>除去と変更は、規則・値・基準とともにすべて残ります。</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>除去</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Which decisions</source>
        <translation>判断の種類</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>This step did not touch a document in that way.</source>
        <translation>この段階では、そのような文書はありませんでした。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>基準</translation>
    </message>
</context>
<context>
    <name>zk::widgets::Funnel</name>
    <message>
        <source>%1 changed</source>
        <translation>%1 変更</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1 in, %2 removed (%3), %4 changed, %5 kept</source>
        <comment>numbers of one step; the third is a share</comment>
        <translation>入力 %1、除去 %2（%3）、変更 %4、残り %5</translation>
    </message>
    <message>
        <source>%1 of %2 %3 stay.</source>
        <comment>kept, read, unit</comment>
        <translation>%2 %3 のうち %1 が残ります。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>除去</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>What each step lets through</source>
        <translation>各段階が残すもの</translation>
    </message>
</context>
<context>
    <name>zk::ui::Words</name>
    <message>
        <source>Clean the text</source>
        <translation>文章を前処理する</translation>
    </message>
    <message>
        <source>Raw pages teach a model menus and advertising. Take them away first.</source>
        <translation>生のページからは、メニューや広告まで学んでしまいます。先に取り除きます。</translation>
    </message>
    <message>
        <source>Go to Clean</source>
        <translation>前処理へ</translation>
    </message>
</context>
</TS>
