<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::BeforeAfterCard</name>
    <message>
        <source>Before and after</source>
        <translation>調整前と調整後</translation>
    </message>
    <message>
        <source>The same questions, answered before the first step and then again and again.</source>
        <translation>同じ質問に、最初のステップの前と、その後くり返し答えます。</translation>
    </message>
    <message>
        <source>The same questions to the same model</source>
        <translation>同じモデルへの同じ質問</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>%1 ステップ</translation>
    </message>
</context>
<context>
    <name>zk::ui::ConversationCard</name>
    <message>
        <source>Conversations</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>前の会話</translation>
    </message>
    <message>
        <source>Later conversations</source>
        <translation>次の会話</translation>
    </message>
    <message>
        <source>Reading them…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>%1 to %2 of %3, as the model reads them</source>
        <translation>%3 件中 %1〜%2 件目（モデルが読む形）</translation>
    </message>
    <message>
        <source>User</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Tokens, %1 of them count</source>
        <translation>トークン。うち %1 個が学習の対象</translation>
    </message>
    <message>
        <source>Hatched: read, but not trained on. Only the answer and its end count, so the model learns to answer and not to ask.</source>
        <translation>斜線は、読むだけで学習しない部分です。答えとその終わりだけを学ぶので、質問ではなく答え方が身につきます。</translation>
    </message>
</context>
<context>
    <name>zk::ui::TunePage</name>
    <message>
        <source>Dialogue tuning</source>
        <translation>対話の調整</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>The model learns to answer: it reads conversations, and only the answers count.</source>
        <translation>答え方を学びます。会話を読み、答えの部分だけを学習します。</translation>
    </message>
    <message>
        <source>What data do you have?</source>
        <translation>どんなデータがありますか</translation>
    </message>
    <message>
        <source>Questions with good answers</source>
        <translation>質問と良い答え</translation>
    </message>
    <message>
        <source>Supervised tuning (SFT)</source>
        <translation>教師ありの調整（SFT）</translation>
    </message>
    <message>
        <source>Loss on answers</source>
        <translation>答えの損失</translation>
    </message>
    <message>
        <source>Each step&apos;s loss; diamonds: conversations it has not seen</source>
        <translation>ステップごとの損失。ひし形：見ていない会話</translation>
    </message>
    <message>
        <source>The first point comes after the first step.</source>
        <translation>最初の点は 1 ステップ目のあとに出ます。</translation>
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
        <source>time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>元になるモデル</translation>
    </message>
    <message>
        <source>There is no trained model yet; tuning changes one that can already write</source>
        <translation>学習したモデルがまだありません。調整は、書けるモデルに対して行います</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>学習する</translation>
    </message>
    <message>
        <source>It was tuned already. Starting from it again teaches the same answers twice and loses more of its text.</source>
        <translation>すでに調整済みです。ここから始めると同じ答えを二度学び、元の文章を忘れやすくなります。</translation>
    </message>
    <message>
        <source>%1 answers already: choose a model that only continues text</source>
        <translation>%1 はすでに答えます。続きを書くだけのモデルを選んでください</translation>
    </message>
    <message>
        <source>It has not saved a checkpoint yet.</source>
        <translation>まだ保存がありません。</translation>
    </message>
    <message>
        <source>%1 has no checkpoint yet</source>
        <translation>%1 にはまだ保存がありません</translation>
    </message>
    <message>
        <source>See it run</source>
        <translation>様子を見る</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1、%2 ステップ</translation>
    </message>
    <message>
        <source>It continues text and does not answer yet. It stays as it is: tuning makes a new model.</source>
        <translation>文章の続きを書き、まだ答えません。調整は新しいモデルを作るので、これはそのまま残ります。</translation>
    </message>
    <message>
        <source>Base model: %1</source>
        <translation>元のモデル：%1</translation>
    </message>
    <message>
        <source>A model or a folder by name; the engine looks at it when tuning starts.</source>
        <translation>名前で指定したモデルかフォルダーです。調整を始めるときにエンジンが確かめます。</translation>
    </message>
    <message>
        <source>Conversations are there</source>
        <translation>会話があります</translation>
    </message>
    <message>
        <source>There are no conversations in this project; the included text brings some</source>
        <translation>このプロジェクトには会話がありません。付属の文章に含まれています</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>はじめにへ</translation>
    </message>
    <message>
        <source>Back to the run</source>
        <translation>ランに戻る</translation>
    </message>
    <message>
        <source>Tune again</source>
        <translation>もう一度調整する</translation>
    </message>
</context>
</TS>
