package wick.experiment.study;
import java.util.*;
import java.nio.file.*;
import wick.experiment.*;
import wick.experiment.training.*;
import wick.lab.training.*;
import wick.numeric.random.*;
final class FewTry {
  public static void main(String[] a) {
    StudyRequest req=!a[0].equals("-")?StudyFile.read(Path.of(a[0])):StudyFile.example();
    int base=Integer.parseInt(a[1]), nets=Integer.parseInt(a[2]), T=Integer.parseInt(a[3]); long seed=Long.parseLong(a[4]);
    Anatomy an=Anatomy.of(req.network()); Budget b=Budget.of(req,an.hidden()); Task task=Task.of(req.data(),b.trained()).orElseThrow();
    FewPoints few=FewPoints.of(new Problem(task.inputs(),task.targets(),task.tests())).orElseThrow();
    System.out.println(few.problem().targets()+" output "+few.output());
    long t0=System.nanoTime();
    List<Integer> rec=LazyTheory.records(T).stream().filter(s->s>0).toList();
    FirstOrderLesson l=new FirstOrderLesson(n->FewPoints.oneOutput(an.atWidth(n)),few,rec,b.trained().descent().rate());
    System.out.printf("theory %.2f%n",(System.nanoTime()-t0)/1e9);
    int end=rec.size()-1; int early=Math.min(1,end);
    List<FirstOrderLesson.Ensemble> es=new ArrayList<>();
    for(int k=0;k<4;k++) es.add(new FirstOrderLesson.Ensemble(base<<k,Math.max(nets,Math.min(8*nets,(nets<<3)>>k)),Address.of(seed,"few"+k)));
    long[] t1={System.nanoTime()};
    var m=l.measure(es,()->{System.out.printf("  %.2f s%n",(System.nanoTime()-t1[0])/1e9);t1[0]=System.nanoTime();});
    for(int r=0;r<=end;r++) System.out.printf("step %d drift th %.3f (curv %.3f) out %.4f th1 %.3f bydrift %.3f%n",rec.get(r),l.drift(r),l.driftByCurvature(r),l.output(r),l.outputFirst(r),l.outputByDrift(r));
    for(int r: new int[]{early,end}){
      System.out.print("step "+rec.get(r)+" n*drift: "); for(var p:m.drift(r).points()) System.out.printf("%d: %.3f(%.3f) ",p.width(),p.width()*p.evidence().measurement().mean(),p.width()*p.evidence().measurement().standardError());
      System.out.print("\n  n*(out-lim): "); for(var p:m.output(r).points()) System.out.printf("%d: %.3f(%.3f) ",p.width(),p.width()*(p.evidence().measurement().mean()-l.output(r)),p.width()*p.evidence().measurement().standardError());
      System.out.println();
    }
    System.out.print("single n*drift "); for(var p:m.single().points()) System.out.printf("%d: %.3f(%.3f) ",p.width(),p.width()*p.evidence().measurement().mean(),p.width()*p.evidence().measurement().standardError());
    System.out.println();
    for(int h=0;h<an.hidden();h++){ System.out.printf("feat %d th %.3f: ",h+1,l.features(end).get(h).mean()); for(var p:m.features(h).points()) System.out.printf("%d: %.3f(%.3f) ",p.width(),p.evidence().measurement().mean(),p.evidence().measurement().standardError()); System.out.println(); }
  }
}
